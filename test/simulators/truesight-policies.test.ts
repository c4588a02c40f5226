import type { Answer } from '../support/ask';
import {
  JSON_TYPE,
  UA,
  bearer,
  inner,
  login,
  openTruesight,
  simulator,
  tsim,
  tsps,
} from './truesight-client';
import type { Headers } from './truesight-client';

openTruesight();

describe('TrueSight policies', () => {
  let signed: Headers;
  beforeEach(async () => {
    signed = { ...JSON_TYPE, ...bearer(await login()) };
  });
  const ua = (method: string, path: string, body?: object | string) =>
    tsps(method, `${UA}${path}`, signed, typeof body === 'object' ? JSON.stringify(body) : body);
  const item = (answer: Answer) => (answer.json()['response'] as Record<string, unknown>[])[0];
  const policies = (answer: Answer) => inner(answer)['policyList'] as Headers[];

  it('are all listed for a blank body, by kind and state otherwise, in both shapes', async () => {
    expect(policies(await ua('POST', '/Policy/list?responseType=basic', ''))).toMatchObject([
      { resourceName: 'Windows base', statusCode: '200' },
    ]);
    const none = await ua('POST', '/Policy/list', { type: 'blackoutPolicy' });
    expect(policies(none)).toEqual([]);
    const disabled = {
      filterCriteria: { policyEnabledStatus: 'DISABLED', policySharedStatus: 'ANY' },
    };
    expect(policies(await ua('POST', '/Policy/list', disabled))).toEqual([]);
    simulator.control.set({ policyList: 'array' });
    expect((await ua('POST', '/Policy/list', {})).json()['response']).toHaveLength(1);
  });

  it('keep a blackout that names an existing time frame', async () => {
    const blackoutPolicy = (timeframe: string) => ({
      blackoutPolicy: {
        tenant: { name: '*' },
        name: 'Patch night',
        type: 'blackout',
        enabled: true,
        agentSelectionCriteria: 'agentTag EQUALS "x"',
        timeframes: [{ name: timeframe }],
      },
    });
    expect((await ua('POST', '/BlackoutPolicy/create', blackoutPolicy('Never'))).status).toBe(400);
    const timeframe = { timeframe: { name: 'Night', recurrencePattern: { recurrence: 'daily' } } };
    expect(item(await ua('POST', '/Timeframe/create', timeframe))).toMatchObject({
      resourceName: 'Night',
      statusCode: '200',
    });
    const made = item(await ua('POST', '/BlackoutPolicy/create', blackoutPolicy('Night')));
    const id = String(made?.['resourceId']);
    const twice = await ua('POST', '/BlackoutPolicy/create', blackoutPolicy('Night'));
    expect([twice.status, item(twice)?.['statusCode']]).toEqual([200, '409']);
    const listed = policies(await ua('POST', '/Policy/list', { type: 'blackoutPolicy' }));
    expect(listed).toMatchObject([{ resourceName: 'Patch night', blackoutPolicy: { id } }]);
    expect(item(await ua('DELETE', `/Policy/${id}/delete?idType=id`))).toMatchObject({
      name: 'Patch night',
      statusMsg: 'Successfully deleted policy',
    });
    expect(item(await ua('DELETE', `/Policy/${id}/delete?idType=id`))).toMatchObject({
      statusCode: '404',
    });
  });

  it('keep time frames until they are deleted', async () => {
    expect(item(await ua('DELETE', '/Timeframe/tf-1/delete?idType=id'))).toMatchObject({
      statusCode: '200',
    });
    expect(item(await ua('DELETE', '/Timeframe/tf-1/delete?idType=id'))).toMatchObject({
      statusCode: '404',
    });
    expect((await ua('DELETE', '/Timeframe/tf-1/delete?idType=key')).status).toBe(400);
  });

  it('take a time frame only as the samples write it, and list it', async () => {
    const timeframe = (recurrencePattern: object, rest: object = {}) => ({
      timeframe: { name: 'Night', ...rest, recurrencePattern },
    });
    const wrong = [
      timeframe({ recurrence: 'yearly' }),
      timeframe({ recurrence: 'monthly', details: { dates: ['5', '6'] } }),
      timeframe({ recurrence: 'once' }),
      timeframe({ recurrence: 'daily' }, { startTime: '4pm' }),
      timeframe({ recurrence: 'daily' }, { endHour: { time: '1:10', type: 'minutes' } }),
    ];
    for (const body of wrong) {
      expect((await ua('POST', '/Timeframe/create', body)).status).toBe(400);
    }
    const right = timeframe({ recurrence: 'monthly', details: { dates: '5,6,14' } });
    expect(item(await ua('POST', '/Timeframe/create', right))).toMatchObject({ statusCode: '200' });
    const listed = (await ua('POST', '/Timeframe/list?responseType=basic', {})).json()['response'];
    expect(listed).toMatchObject([
      { resourceName: 'Weekend', timeframe: { recurrencePattern: { recurrence: 'weekly' } } },
      { resourceName: 'Night', timeframe: { tenant: '*' } },
    ]);
  });

  it('answers an unknown route in the words of its server', async () => {
    expect((await ua('GET', '/Nope')).json()).toMatchObject({
      statusCode: '404',
      statusMsg: 'Not found',
    });
    expect((await tsim('GET', '/Nope', signed)).json()).toMatchObject({
      errors: ['Not found'],
      statusCode: '404',
      statusMsg: 'Not Found',
    });
  });
});
