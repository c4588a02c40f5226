import type { Msg, Settings } from './same-as-core';

/** [what is wrong, settings of the node, message, what the error says]: nothing is sent. */
export const REFUSED: readonly (readonly [string, Settings, Msg, string])[] = [
  ['another server', { url: 'http://localhost.test/x' }, {}, 'is not a server of this account'],
  ['another port', { url: 'http://127.0.0.1:1/x' }, {}, 'is not a server of this account'],
  ['another server by the message', { url: '' }, { url: 'http://thief.test' }, 'is not a server'],
  [
    'another server by a template',
    { url: 'http://{{{h}}}/x' },
    { h: 'thief.test' },
    'is not a server',
  ],
  ['a path that leaves the base URL', { url: '/../x' }, {}, 'must not contain ".."'],
  ['a path that names a server', { url: '//thief.test/x' }, {}, 'must begin with a single "/"'],
  ['no URL', { url: '' }, {}, 'URL is missing'],
  ['a variable that is not set', { url: '${NOT_THERE}' }, {}, 'NOT_THERE is not set'],
  ['a variable within the URL', { url: '/x/${NOT_THERE}' }, {}, 'only where it is the whole value'],
  [
    'a variable that is not set, in a header',
    {
      url: '/x',
      headers: [
        { keyType: 'other', keyValue: 'x-a', valueType: 'other', valueValue: '${NOT_THERE}' },
      ],
    },
    {},
    'NOT_THERE is not set',
  ],
  ['another protocol', { url: 'ftp://host/x' }, {}, 'must begin with https:// or http://'],
  [
    'a user in the URL',
    { url: 'http://me:pw@127.0.0.1/x' },
    {},
    'leave user name and password out',
  ],
  ['no method', { url: '/x', method: 'use' }, {}, 'msg.method is missing'],
  ['a method of its own', { url: '/x', method: 'use' }, { method: 'BREW' }, 'must be one of GET'],
  [
    'a payload that is no object',
    { url: '/x', paytoqs: 'query' },
    { payload: 'a' },
    'must be an object',
  ],
  ['a header that breaks', { url: '/x' }, { headers: { 'x-a': 'a\r\nb: c' } }, 'cannot be sent'],
  [
    'a header that is none',
    { url: '/x' },
    { headers: { 'x-a': { b: 1 } } },
    'must be text or a number',
  ],
  ['a cookie that breaks', { url: '/x' }, { cookies: { 'a b': '1' } }, 'cannot be sent'],
];
