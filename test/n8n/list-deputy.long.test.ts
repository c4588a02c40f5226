/** A list as a deputy: a person who may use a credential and not see it asks for lists with values of his own. */
import type { INodeParameters } from 'n8n-workflow';
import { findScheme, mayCall, operationsOf, vendors } from '../../core';
import { searchMethod } from '../../nodes/shared/form/field';
import type { LoggedRequest, Simulator } from '../../simulators/simulator';
import { SCHEMES } from './stage/schemes';
import { Stage } from './stage/stage';

/** Lists that take a value of the form, by the scheme and the operation whose form has them. */
const CASES = SCHEMES.flatMap(({ id, start, wrong }) =>
  vendors
    .filter((vendor) => id.startsWith(`${vendor.id}/`))
    .flatMap((vendor) => {
      const lookups = operationsOf(vendor)
        .filter((row) => mayCall(row, findScheme(vendor, id)))
        .flatMap(({ resource, operation, fields }) =>
          fields.flatMap((field) =>
            field.kind === 'lookup' ? [{ resource, operation, lookup: field.lookup }] : [],
          ),
        );
      return lookups.length === 0 ? [] : [{ id, start, wrong, lookups }];
    }),
);

const HOSTILE = [
  '//evil.test',
  'https://evil.test/x?',
  '..',
  '../../../etc',
  '%2e%2e/%2e%2e',
  '..\\..',
  '@evil.test',
  ':9@evil.test/',
  'a\r\nHost: evil.test',
  '?x=1#y',
  '__proto__',
];

describe.each(CASES)('the lists of $id', ({ id, start, wrong, lookups }) => {
  let simulator: Simulator;
  let stage: Stage;
  const requests = (): readonly LoggedRequest[] => simulator.control.state().lastRequests;

  beforeAll(async () => {
    simulator = await start();
    stage = await Stage.for(id, simulator);
  });

  afterAll(async () => {
    stage.stop();
    await simulator.close();
  });

  it('send a rejected secret once, for however many forms', async () => {
    // A certificate is refused by TLS, before there is a request.
    if (id === 'tcpwave/client-certificate') return;
    const mistaken = await stage.another(wrong);
    const before = requests().length;
    for (const { lookup, ...place } of lookups) {
      const search = mistaken.search(searchMethod(lookup), { authentication: id, ...place });
      await expect(search).rejects.toThrow();
    }
    expect(requests().length - before).toBeLessThanOrEqual(1);
  });

  it('ask only below the base URL of the account', async () => {
    const bases = Object.values(simulator.accounts[id] ?? {}).filter((text) =>
      /^https?:/.test(text),
    );
    for (const { lookup, ...place } of lookups) {
      const feeders = Object.values(lookup.params ?? {}).flatMap(
        (value) => /^\{(\w+)\}$/u.exec(value)?.[1] ?? [],
      );
      for (const value of feeders.length === 0 ? [] : HOSTILE) {
        const form: INodeParameters = { authentication: id, ...place };
        for (const name of feeders) form[name] = { __rl: true, mode: 'id', value };
        // A server may find nothing for it, or refuse it.
        await stage.search(searchMethod(lookup), form).catch(() => undefined);
      }
    }
    for (const { path } of requests()) {
      const { pathname } = new URL(path, 'http://h.test');
      const below = bases.some((base) => pathname.startsWith(new URL(base).pathname));
      expect([pathname, below]).toEqual([pathname, true]);
    }
  });
});
