import { writeDateTime } from '../../core/model/date-time';
import {
  deploy,
  enlighted,
  failure,
  openActionStage,
  runtime,
  truesight,
} from './support/action-stage';
import { accountNodes, actionNodes, json } from './support/flow';
import { UNSENT } from './support/unsent-messages';

describe('what messages bring into the action node', () => {
  openActionStage();

  describe('fields', () => {
    it.each([
      { value: 'how', type: 'msg' },
      { value: 'OPERATOR', type: 'env' },
    ])('come from the message, the environment and JSONata as well: %j', async (operator) => {
      const conditions = { value: '{ "severity": $uppercase(payload) }', type: 'jsonata' };
      const params = { conditions, operator };
      await deploy(truesight, 'truesight/token', { operation: 'event.search', params });
      const { failed } = await runtime.run('action', { payload: 'critical', how: 'EQUALS' });
      expect(failed).toBe(false);
      const body = truesight.control.state().lastRequests.at(-1)?.body ?? '';
      expect(JSON.parse(body)).toMatchObject({
        criteria: { identifier: 'severity', operator: 'EQUALS', value: 'CRITICAL' },
      });
    });

    it('are overridden by msg.params', async () => {
      const params = { conditions: json({ severity: 'MINOR' }) };
      await deploy(truesight, 'truesight/token', { operation: 'event.search', params });
      await runtime.run('action', { params: { conditions: { severity: 'CRITICAL' } } });
      expect(truesight.control.state().lastRequests.at(-1)?.body).toContain('CRITICAL');
    });

    it('keep every value of a name in JSON that has it twice', async () => {
      const conditions = { value: '{"severity":"MINOR","severity":"CRITICAL"}', type: 'json' };
      const params = { conditions, match: { value: 'OR', type: 'choice' } };
      await deploy(truesight, 'truesight/token', { operation: 'event.search', params });
      expect((await runtime.run('action')).failed).toBe(false);
      const body = truesight.control.state().lastRequests.at(-1)?.body ?? '';
      expect(body).toMatch(/MINOR.*CRITICAL/);
    });

    it('that take one value of a name say so where it is there twice', async () => {
      const attributes = { value: '{"owner":"a","owner":"b"}', type: 'json' };
      const params = {
        eventClass: { value: 'EVENT', type: 'str' },
        message: { value: 'x', type: 'str' },
        attributes,
      };
      const before = truesight.control.state().lastRequests.length;
      await deploy(truesight, 'truesight/token', { operation: 'event.create', params });
      expect((await failure())['error']).toMatchObject({
        message: expect.stringMatching(/^Further Attributes \(attributes\) has "owner" twice/),
      });
      expect(truesight.control.state().lastRequests).toHaveLength(before);
    });

    it.each(UNSENT)(
      '%s is named before anything is sent',
      async (_, operation, params, msg, says) => {
        await deploy(enlighted, 'enlighted/api-key', { operation, params });
        const { error } = await failure(msg);
        expect(error).toMatchObject({ code: 'input', message: expect.stringMatching(says) });
        expect(enlighted.control.state().lastRequests).toHaveLength(0);
      },
    );

    it.each(['msg', 'flow', 'global', 'env', 'jsonata'])(
      'a source that gives nothing is named, and the default is not taken for it: %s',
      async (type) => {
        const params = { minutes: { value: 'nothing_here', type } };
        await deploy(enlighted, 'enlighted/api-key', { operation: 'emergency.start', params });
        const { error } = await failure({});
        expect(error).toMatchObject({
          code: 'input',
          message: expect.stringMatching(
            /^Minutes is set to come from .*nothing_here, which has no value/,
          ),
        });
        expect(enlighted.control.state().lastRequests).toHaveLength(0);
      },
    );

    it('take dates of a function node, which has a Date of its own, and milliseconds', async () => {
      const func = `msg.params = {
        floorId: '5',
        startTime: new Date('2026-11-21T09:05:00Z'),
        endTime: Date.UTC(2026, 10, 21, 10, 5),
      };
      return msg;`;
      const operation = 'sensor.getMotion';
      await runtime.deploy([
        ...actionNodes('enlighted', { operation, dryRun: true }),
        ...accountNodes(enlighted, 'enlighted/api-key'),
        {
          ...{ id: 'dates', type: 'function', z: 'tab', x: 0, y: 0, func, outputs: 1 },
          ...{ timeout: 0, noerr: 0, initialize: '', finalize: '', libs: [], wires: [['action']] },
        },
      ]);
      const shown = runtime.nextFrom('action');
      runtime.receive('dates');
      const { url } = (await shown).msg['payload'] as { readonly url: string };
      const sent = [new Date('2026-11-21T09:05:00Z'), new Date('2026-11-21T10:05:00Z')].map(
        (date) => writeDateTime(date.getTime()).slice(0, 19).replace(/\D/g, ''),
      );
      expect(url.split('/').slice(-2)).toEqual(sent);
    });

    it('a source that gives nothing does not matter where msg.params brings the value', async () => {
      const params = { floorId: { value: 'nothing', type: 'msg' } };
      await deploy(enlighted, 'enlighted/api-key', { operation: 'area.getMany', params });
      const { failed } = await runtime.run('action', { params: { floorId: '1' } });
      expect(failed).toBeFalsy();
    });

    it('an operation that the sign-in may not call is refused with the one that may', async () => {
      await deploy(truesight, 'truesight/basic', { operation: 'device.getMany' });
      expect((await failure())['error']).toMatchObject({
        message: expect.stringContaining('needs an account with “Token (TSPS and TSIM)”'),
      });
    });

    it('a missing account is named', async () => {
      await runtime.deploy(actionNodes('enlighted', { operation: 'floor.getMany', account: '' }));
      expect((await failure())['error']).toMatchObject({
        message: 'Account: choose an account in the node, then deploy.',
      });
    });
  });

  describe('custom.request', () => {
    const operation = 'custom.request';

    it('reads method, path, query, headers and payload of the message', async () => {
      await deploy(truesight, 'truesight/basic', { operation });
      const { failed, sent } = await runtime.run('action', {
        method: 'post',
        path: '/bppmws/api/Event/search',
        query: { routingIdType: 'CELL_NAME' },
        headers: { 'X-Trace': '7' },
        payload: { criteria: { identifier: 'severity', operator: 'EQUALS', value: 'CRITICAL' } },
      });
      expect(failed).toBe(false);
      expect(sent[0]?.msg).toMatchObject({ statusCode: 200 });
      expect(truesight.control.state().lastRequests.at(-1)).toMatchObject({
        method: 'POST',
        path: '/bppmws/api/Event/search',
        query: 'routingIdType=CELL_NAME',
        headers: { 'x-trace': '7', 'content-type': 'application/json' },
      });
    });

    it('reads a list in pages where the form says where it is', async () => {
      const params = {
        path: { value: '/org/sensor/dimlevel/list/floor/1', type: 'str' },
        itemsAt: { value: 'sensor', type: 'str' },
        pagination: { value: 'page', type: 'choice' },
        pageSize: { value: '100', type: 'num' },
      };
      await deploy(enlighted, 'enlighted/api-key', { operation, params, result: 'items' });
      const all = await runtime.run('action');
      expect(all.failed).toBe(false);
      expect(all.sent[0]?.msg['payload']).toHaveLength(45);

      await deploy(enlighted, 'enlighted/api-key', { operation, params, result: 'page' });
      const { sent } = await runtime.run('action');
      const lengths = sent.map(({ msg }) => (msg['payload'] as readonly unknown[]).length);
      expect(lengths.slice(0, 3)).toEqual([20, 20, 5]);
    });

    it('sends no body with GET, and not the headers of the reply before', async () => {
      await deploy(enlighted, 'enlighted/api-key', { operation });
      const { sent } = await runtime.run('action', { path: '/org/floor/v1/list', payload: 123 });
      const msg = sent[0]?.msg ?? {};
      expect((await runtime.run('action', msg)).failed).toBe(false);
      const { headers, body } = enlighted.control.state().lastRequests.at(-1) ?? {};
      expect(body).toBe('');
      expect(headers).not.toHaveProperty('x-node-red-request-node');
      expect(headers).not.toHaveProperty('content-type');
    });

    it('sends a header that the flow has added to those of the reply before', async () => {
      await deploy(enlighted, 'enlighted/api-key', { operation });
      const { sent } = await runtime.run('action', { path: '/org/floor/v1/list' });
      const msg = sent[0]?.msg ?? {};
      const more = { ...msg, headers: { ...(msg['headers'] as object), 'X-Trace': '7' } };
      expect((await runtime.run('action', more)).failed).toBe(false);
      const { headers } = enlighted.control.state().lastRequests.at(-1) ?? {};
      expect(headers).toMatchObject({ 'x-trace': '7' });
      expect(headers).not.toHaveProperty('x-node-red-request-node');
    });

    it('says where the path is to stand when a message has msg.url, as for http request', async () => {
      await deploy(enlighted, 'enlighted/api-key', { operation });
      expect((await failure({ url: '/org/floor/v1/list' }))['error']).toMatchObject({
        message: expect.stringMatching(/^Path: msg\.url is not used by this node\. Set msg\.path/),
      });
      expect(enlighted.control.state().lastRequests).toHaveLength(0);
      const both = { url: 'https://elsewhere.example', path: '/org/floor/v1/list' };
      expect((await runtime.run('action', both)).failed).toBe(false);
    });

    it.each([
      ['https://elsewhere.example/steal'],
      ['//elsewhere.example/steal'],
      ['/org/../../admin'],
      ['/org/%2e%2e/admin'],
      ['\\\\elsewhere.example\\steal'],
      ['/org\r\nX-Evil: 1'],
    ])('refuses the path %j before anything is sent', async (path) => {
      await deploy(enlighted, 'enlighted/api-key', { operation });
      const { error } = await failure({ path });
      expect(error).toMatchObject({
        code: 'input',
        message: expect.stringMatching(/^Path(?:: | contains )/),
      });
      expect(enlighted.control.state().lastRequests).toHaveLength(0);
    });

    it('refuses a header that the sign-in sets', async () => {
      await deploy(enlighted, 'enlighted/api-key', { operation });
      const { error } = await failure({
        path: '/org/floor/v1/list',
        headers: { authorization: 'x' },
      });
      expect(error).toMatchObject({ message: expect.stringMatching(/^Headers: /) });
    });
  });

  it('shows the request without sending it, the secrets masked', async () => {
    const params = { conditions: json({ severity: 'CRITICAL' }) };
    await deploy(truesight, 'truesight/token', { operation: 'event.search', params, dryRun: true });
    const { sent } = await runtime.run('action');
    expect(sent[0]?.msg['payload']).toMatchObject({
      method: 'POST',
      url: expect.stringContaining('/bppmws/api/Event/search'),
      headers: { Authorization: 'authtoken [secret]' },
      body: { criteria: { value: 'CRITICAL' } },
    });
    expect(truesight.control.state().lastRequests).toHaveLength(0);
  });
});
