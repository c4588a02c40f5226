import { openGossIcm, post, result, rpc, signed } from './goss-icm-client';

const sample = {
  method: 'POST',
  path: '/apiserver/history',
  rpcMethod: 'getHistory',
  status: 200,
  body: { jsonrpc: '2.0', id: 1, result: { id: 'h-1' } },
};

openGossIcm({
  samples: [sample, { ...sample, path: '/apiserver/postcode', rpcMethod: 'postcodeSearch' }],
});

it('answers what no worker acts on with the id of the call and its token, once it is signed', async () => {
  const call = { jsonrpc: '2.0', id: 'mine', method: 'getHistory', params: { id: 'h-1' } };
  const answer = await post('history', call, signed());
  expect(answer.body).toEqual({ jsonrpc: '2.0', id: 'mine', result: { id: 'h-1' } });
  expect(answer.headers.get('x-api-token')).toMatch(/^\S{20,}$/);
  expect((await post('history', call, {})).status).toBe(401);
});

it('has no answer to a method without a sample, and acts where a worker does', async () => {
  expect((await post('history', rpc('log'), signed())).status).toBe(404);
  expect(await result('postcode', 'postcodeSearch', { postcode: 'AN1 2YT' })).toHaveLength(3);
});
