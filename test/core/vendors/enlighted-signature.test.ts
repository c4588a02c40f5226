import { readAccount } from '../../../core/account/read-account';
import { readParams } from '../../../core/catalogue/input';
import { itemsOf } from '../../../core/catalogue/items';
import { operationId } from '../../../core/model/operation';
import type { Operation } from '../../../core/model/operation';
import type { RequestDraft } from '../../../core/model/http';
import { readReply } from '../../../core/model/read-reply';
import type { ReadReply } from '../../../core/model/read-reply';
import { vendor } from '../../../core/vendors/enlighted';
import { apiKey, legacy } from '../../../core/vendors/enlighted/schemes';
import { faultOf } from '../../support/fault-of';
import { signWith } from '../../support/sign-with';

/** Seed 003, "Time Stamp and SHA-1 Authorization": Thursday, March 3, 2016, 7:36:51.032 PM GMT. */
const EXAMPLE = {
  username: 'bob',
  key: '6eb6f07fd09b18dd61dd353dfb669820e7859cd3',
  ts: 1457033811032,
  sha1: 'e20ac2c963ccfacf23a1f70287286443820e66d1',
};

const DRAFT: RequestDraft = {
  method: 'GET',
  url: 'https://em.example.test/ems/api/org/floor/v1/list',
  headers: { Accept: 'application/json' },
};

function account(username = EXAMPLE.username, key = EXAMPLE.key): ReturnType<typeof readAccount> {
  return readAccount(legacy, {
    baseUrl: 'https://em.example.test/ems/api/',
    username,
    apiKey: key,
  });
}

function signed(nowMs: number, user = account()): Readonly<Record<string, string>> {
  return signWith(legacy, user, DRAFT, { nowMs }).headers;
}

describe('the signature of Enlighted 4.4 and older', () => {
  it("is the one of the vendor's example", () => {
    expect(signed(EXAMPLE.ts)).toEqual({
      Accept: 'application/json',
      ApiKey: 'bob',
      Authorization: EXAMPLE.sha1,
      ts: '1457033811032',
    });
  });

  it('is another one a millisecond later', () => {
    expect(signed(EXAMPLE.ts + 1)['Authorization']).not.toBe(EXAMPLE.sha1);
  });

  it('minds the case of user and key and their order', () => {
    for (const user of [
      account('Bob'),
      account('bob', EXAMPLE.key.toUpperCase()),
      account(EXAMPLE.key, 'bob'),
    ]) {
      expect(signed(EXAMPLE.ts, user)['Authorization']).not.toBe(EXAMPLE.sha1);
    }
  });

  it('never holds the key itself', () => {
    expect(JSON.stringify(signed(EXAMPLE.ts))).not.toContain(EXAMPLE.key);
  });
});

describe('the headers of Enlighted 4.5 and later', () => {
  it('are user and key as they are, and none of the older set', () => {
    const { headers } = signWith(apiKey, account(), DRAFT, { nowMs: EXAMPLE.ts });
    expect(headers).toEqual({
      Accept: 'application/json',
      UserId: 'bob',
      Authorization: `apikey ${EXAMPLE.key}`,
    });
  });
});

describe('an account of Enlighted', () => {
  it.each([apiKey, legacy])('is tested with the list of floors: $id', (scheme) => {
    expect(scheme.test?.(account())).toEqual({ ...DRAFT, headers: {} });
    expect(scheme.servers(account())).toEqual({ main: 'https://em.example.test/ems/api' });
    expect(scheme.identity?.(account())).toBe('bob');
  });
});

function reply(status: number, body: unknown): ReadReply {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return readReply({ status, headers: {}, cookies: [], body: new TextEncoder().encode(text) });
}

describe('what a reply of Enlighted means', () => {
  const command: RequestDraft = { ...DRAFT, method: 'POST' };

  it.each([
    [200, { status: '0' }, { kind: 'ok' }],
    [200, '', { kind: 'ok' }],
    [200, { status: '1', msg: '' }, { kind: 'broken', vendorCode: '1' }],
    [200, { status: 1, msg: 'Offline' }, { kind: 'broken', message: 'Offline', vendorCode: '1' }],
    [200, '<html></html>', { kind: 'broken' }],
    [400, { message: 'Floor ID does not exist' }, { message: 'Floor ID does not exist' }],
    [400, { errorMessage: 'Bad' }, { kind: 'broken', message: 'Bad' }],
    [400, ' Bad ', { kind: 'broken', message: 'Bad' }],
    [400, '<response><status>400</status><msg> Bad </msg></response>', { message: 'Bad' }],
    [401, '<html><title>HTTP Status 401</title>', { kind: 'stale', message: 'HTTP Status 401' }],
    [403, { msg: 'Access Denied!' }, { kind: 'denied', message: 'Access Denied!' }],
    [429, {}, { kind: 'throttled' }],
  ])('HTTP %i %j', (status, body, expected) => {
    expect(apiKey.verdict(reply(status, body), command)).toMatchObject(expected);
  });

  it('has no words where the server has none', () => {
    expect(apiKey.verdict(reply(500, '<a/>'), command)).toEqual({ kind: 'broken' });
  });

  it('does not take the state of something that was read for a failure', () => {
    expect(apiKey.verdict(reply(200, { status: '1' }), DRAFT)).toEqual({ kind: 'ok' });
  });
});

describe('the rows of Enlighted', () => {
  function row(id: string): Operation {
    const found = vendor.operations.find((one) => operationId(one) === id);
    if (found === undefined) throw new Error(`no ${id}`);
    return found;
  }

  function build(id: string, params: Readonly<Record<string, unknown>>): unknown {
    return row(id).build?.(readParams(row(id), params));
  }

  const START = { floorId: '5', startTime: '2026-11-21T09:00:00' };

  it.each([
    ['sensor.getStatistics', '2026-11-21T09:00:00', 'after the start'],
    ['sensor.getStatistics', '2026-11-21T10:00:01', 'at most 1 hour'],
    ['sensor.getStatistics', '2026-11-21T11:01:00+01:00', 'at most 1 hour'],
    ['energy.getByFloor', '2026-11-21T08:59:59', 'after the start'],
  ])('%s refuses the end %s before anything is sent', (id, endTime, words) => {
    expect(faultOf(() => build(id, { ...START, endTime }))).toMatchObject({
      code: 'input',
      field: 'endTime',
      message: expect.stringContaining(words) as string,
    });
  });

  it.each([
    ['sensor.getStatistics', '2026-11-21T10:00:00'],
    ['energy.getByFloor', '2026-11-28T09:00:00'],
  ])('%s takes the end %s', (id, endTime) => {
    expect(build(id, { ...START, endTime })).toEqual({});
  });

  it('writes no fixture where there is none', () => {
    expect(row('fixture.dim').build?.({})).toEqual({ body: '<fixtures></fixtures>' });
  });

  it.each([
    [[{ a: 1 }], [{ a: 1 }]],
    [{ fixture: [{ a: 1 }] }, [{ a: 1 }]],
    [{ fixture: { a: 1 } }, [{ a: 1 }]],
    [{ page: '1', rows: [{ a: 1 }] }, [{ a: 1 }]],
    [{ a: [1], b: [2] }, [{ a: [1], b: [2] }]],
    [{ fixture: null }, []],
    [{ fixture: '' }, []],
    [null, []],
  ])('reads the rows of %j, whatever they are wrapped in', (body, expected) => {
    expect(itemsOf(row('fixture.getMany'), reply(200, body), {})).toEqual(expected);
  });

  it.each([{}, '', 'Good morning', { fixture: 5 }])('says so where %j has no rows', (body) => {
    expect(() => itemsOf(row('fixture.getMany'), reply(200, body), {})).toThrow(
      /no list at "fixture"/,
    );
  });

  it('asks before anything that people may notice', () => {
    for (const one of vendor.operations) {
      expect([operationId(one), one.confirm !== undefined]).toEqual([
        operationId(one),
        one.method === 'POST',
      ]);
    }
  });

  it('names only resources that have a name', () => {
    const named = Object.keys(vendor.resources);
    expect(new Set(vendor.operations.map((one) => one.resource))).toEqual(new Set(named));
  });
});
