import fc from 'fast-check';

import { CALL_STEPS, FirstCallerWorld } from './first-caller-world';
import type { Kind } from './first-caller-methods';
import { LOGIN_STEPS, LoginWorld } from './login-world';
import type { LoginStep } from './login-world';
import { loadModules } from './modules';
import type { Modules } from './modules';
import { PLANTED } from './planted-faults';
import { Broken, stepsOf } from './steps';

/** What this model has found: each was a fault of the sources once. */
const FOUND: [readonly LoginStep[]][] = [
  // A sign-in is rejected while another process has given a token that works.
  [
    [
      ['lease', 0, 0],
      ['offer', 0, 0],
      ['refuse', 0, 0],
      ['lease', 0, 0],
    ],
  ],
  // A renewal is rejected after the account was closed.
  [
    [
      ['lease', 0, 0],
      ['grant', 0, 0],
      ['wait', 0, 0],
      ['lease', 0, 0],
      ['close', 0, 0],
      ['refuse', 0, 0],
    ],
  ],
];

const KINDS: readonly Kind[] = ['static', 'signature', 'challenge', 'carried'];

const logins = (core: Modules) =>
  fc.asyncProperty(stepsOf(LOGIN_STEPS), (steps) => new LoginWorld(core).run(steps));
const calls = (core: Modules, kind: Kind) =>
  fc.asyncProperty(stepsOf(CALL_STEPS), (steps) => new FirstCallerWorld(core, kind).run(steps));

describe('whatever happens in whatever order, the promises hold', () => {
  it('where a sign-in gives the token', async () => {
    await fc.assert(logins(await loadModules()), { numRuns: 500, examples: FOUND });
  });

  it.each(KINDS)(
    'where the account holds it: %s',
    async (kind) => {
      await fc.assert(calls(await loadModules(), kind), { numRuns: 300 });
    },
    120_000,
  );
});

describe('a fault in the sources is found:', () => {
  it.each(PLANTED)(
    '$kind: $name',
    async (planted) => {
      const core = await loadModules(planted);
      const details = await fc.check<unknown[]>(
        planted.kind === 'login' ? logins(core) : calls(core, planted.kind),
        {
          numRuns: 3_000,
          endOnFailure: true,
          examples: planted.found === undefined ? [] : [[planted.found]],
        },
      );
      // By a promise that is not kept, and not by code that cannot run.
      expect(details.errorInstance).toBeInstanceOf(Broken);
    },
    60_000,
  );
});
