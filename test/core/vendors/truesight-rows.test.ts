import { readParams } from '../../../core/catalogue/input';
import { itemsOf } from '../../../core/catalogue/items';
import { operationId } from '../../../core/model/operation';
import type { Operation } from '../../../core/model/operation';
import { readReply } from '../../../core/model/read-reply';
import { vendor } from '../../../core/vendors/truesight';
import { faultOf } from '../../support/fault-of';

function row(id: string): Operation {
  const found = vendor.operations.find((one) => operationId(one) === id);
  if (found === undefined) throw new Error(`no ${id}`);
  return found;
}

function body(id: string, params: Readonly<Record<string, unknown>>): unknown {
  const read = readParams(row(id), params);
  return row(id).build?.(read).body;
}

function items(id: string, answer: unknown): unknown {
  const text = typeof answer === 'string' ? answer : JSON.stringify(answer);
  const reply = readReply({
    status: 200,
    headers: {},
    cookies: [],
    body: new TextEncoder().encode(text),
  });
  return itemsOf(row(id), reply, {});
}

describe('what the rows of TrueSight refuse before anything is sent', () => {
  it.each([
    ['event.update', { eventId: 'mc.1' }, 'severity', 'fill in at least one of'],
    ['event.update', { severity: 'OK' }, 'eventId', 'is needed'],
    ['event.search', {}, 'conditions', 'at least one of Conditions, Criteria'],
    ['ci.search', { conditions: {} }, 'conditions', 'at least one of Conditions, Criteria'],
    ['instance.getMany', {}, 'deviceId', 'at least one of Device, Monitor Type'],
    ['instance.getConfiguration', {}, 'monitorType', 'at least one of'],
    ['instance.getConfiguration', { instanceKeys: ['1/2'] }, 'instanceKeys', '"1/2" is not'],
    [
      'policy.update',
      { policyId: '1', monitoringPolicy: '[1]' },
      'monitoringPolicy',
      'must be a JSON object',
    ],
    [
      'timeFrame.create',
      { timeFrameName: 'a', recurrence: 'weekly', daysOfWeek: ['Monday'] },
      'daysOfWeek',
      '"Monday" is not a number of a day',
    ],
    [
      'timeFrame.create',
      { timeFrameName: 'a', recurrence: 'monthly', dates: ['32'] },
      'dates',
      'up to 31',
    ],
  ])('%s %j', (id, params, field, words) => {
    expect(faultOf(() => body(id, params))).toMatchObject({
      code: 'input',
      field,
      message: expect.stringContaining(words) as string,
    });
  });

  it('takes one further attribute for a change', () => {
    expect(body('event.update', { eventId: 'mc.1', attributes: { mc_notes: 'x' } })).toEqual({
      attributes: { mc_ueid: 'mc.1', mc_notes: 'x' },
    });
  });

  it('lets no further attribute take the place of the event that was named', () => {
    const params = { eventId: 'mc.1', attributes: { mc_ueid: 'mc.2', status: 'OPEN' } };
    expect(body('event.close', { eventId: 'mc.1' })).toEqual({
      attributes: { mc_ueid: 'mc.1', status: 'CLOSED' },
    });
    expect(body('event.update', params)).toEqual({
      attributes: { mc_ueid: 'mc.1', status: 'OPEN' },
    });
  });

  it('gives a blackout its tenant and time frames even where only the rules of the row are run', () => {
    expect(row('blackoutPolicy.create').build?.({})).toEqual({
      body: {
        blackoutPolicy: { type: 'blackout', tenant: { name: '*', id: '*' }, timeframes: [] },
      },
    });
    expect(row('timeFrame.update').build?.({})).toEqual({
      body: { timeframe: { recurrencePattern: { recurrence: '', details: {} } } },
    });
    expect(row('timeFrame.update').build?.({ endTime: '1:10' })).toMatchObject({
      body: { timeframe: { endHour: { time: '1:10', type: 'timeDuration' } } },
    });
    expect(row('policy.update').build?.({ monitoringPolicy: { name: 'x' } })).toEqual({
      body: { monitoringPolicy: { action: 'update', name: 'x' } },
    });
    const conditions = [
      ['a', '1'],
      ['a', '2'],
    ];
    expect(row('event.search').build?.({ conditions, match: 'OR' })).toEqual({
      body: {
        criteria: {
          groupingOperator: 'OR',
          leftExpression: { identifier: 'a', operator: 'EQUALS', value: '1' },
          rightExpression: { identifier: 'a', operator: 'EQUALS', value: '2' },
        },
      },
    });
  });
});

describe('answers that no source shows in full', () => {
  it.each([
    ['event.search', { responseList: [{ a: 1 }] }, [{ a: 1 }]],
    ['event.search', { response: [{ a: 1 }] }, [{ a: 1 }]],
    ['event.search', { other: [{ a: 1 }] }, [{ other: [{ a: 1 }] }]],
    ['event.search', 'null', []],
    [
      'monitoringData.getStatistics',
      { response: [{ monitorInstances: [1, 2] }, { a: 3 }] },
      [1, 2, { a: 3 }],
    ],
    ['event.search', 'Good morning', ['Good morning']],
  ])('%s %j', (id, answer, expected) => {
    expect(items(id, answer)).toEqual(expected);
  });

  it('are an error when they are empty', () => {
    expect(() => items('event.search', '')).toThrow(/no list at "responseList" or .* it is empty/);
  });

  it('have no list of groups where there is none', () => {
    expect(() => items('userGroup.getMany', { usergroups: 'none' })).toThrow(
      /no list at "response\.usergroups" or "usergroups"/,
    );
  });
});

describe('the catalogue of TrueSight', () => {
  it('sends every TSPS row with a token, and every row to a server that the scheme knows', () => {
    for (const one of vendor.operations) {
      if (one.server === 'tsps')
        expect(one.schemes).toEqual(['truesight/token', 'truesight/ready-token']);
      else if (operationId(one) !== 'session.signOut') expect(one.server).toBe('tsim');
      expect(Object.keys(vendor.resources)).toContain(one.resource);
    }
  });

  it('asks before it silences or changes the monitoring of production', () => {
    const asked = vendor.operations.filter((one) => one.confirm !== undefined).map(operationId);
    expect(asked).toEqual([
      'policy.create',
      'policy.update',
      'policy.delete',
      'stagingPolicy.create',
      'blackoutPolicy.create',
      'timeFrame.update',
      'timeFrame.delete',
    ]);
  });

  it('repeats no call that makes something', () => {
    const repeatable = vendor.operations.filter((one) => one.repeatable === true);
    expect(repeatable.map((one) => one.operation)).not.toContain('create');
    expect(repeatable.every((one) => one.method === 'POST')).toBe(true);
  });
});
