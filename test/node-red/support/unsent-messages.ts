import type { Typed } from './flow';

/** [what is wrong, operation, fields of the node, message, what the error says]: nothing is sent. */
export const UNSENT: readonly (readonly [
  string,
  string,
  Readonly<Record<string, Typed>>,
  object,
  RegExp,
])[] = [
  ['a missing field', 'floor.getMany', {}, { params: { nosuch: 1 } }, /^nosuch: .*no such field/],
  ['a needed field', 'area.getMany', {}, {}, /^Floor \(floorId\) is needed for “Get many areas”/],
  [
    'params that are no object',
    'floor.getMany',
    {},
    { params: [1] },
    /^msg.params must be an object/,
  ],
  [
    'an operation that does not exist',
    'floor.fly',
    {},
    {},
    /^Operation: .*no operation "floor.fly"/,
  ],
  ['no operation', '', {}, {}, /^Operation: choose/],
  [
    'an expression that fails',
    'area.getMany',
    { floorId: { value: '$error("no")', type: 'jsonata' } },
    {},
    /^Floor \(floorId\): /,
  ],
  [
    'a variable that is not set',
    'area.getMany',
    { floorId: { value: '${NOT_THERE}', type: 'str' } },
    {},
    /^Floor \(floorId\): the environment variable NOT_THERE is not set\. Nothing was sent\./,
  ],
  [
    'a variable within a path',
    'custom.request',
    { path: { value: '/floors/${NOT_THERE}', type: 'str' } },
    {},
    /^Path: Node-RED replaces \$\{NOT_THERE\} only where it is the whole value/,
  ],
];
