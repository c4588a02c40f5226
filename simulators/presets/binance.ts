/** Binance: HMAC-SHA256 over query and body, the signature last, a time window, codes with status 400. */
import { createHmac } from 'node:crypto';

import { openPreset } from '../preset-server/open';
import { headerOf } from '../preset-server/read';
import { json } from '../routes';
import type { Reply, SimRequest } from '../routes';
import type { PresetSimulator } from '../preset-server/simulator';

const account = {
  apiKey: 'vmPUZE6mv9SD5VNHk4HlWFsOr6aKE2zvsw0MuIgwCIPy6utIco14y7Ju91duEh8A',
  apiSecret: 'NhqPtmdSJYdKjVHjA7PZj4Mge3R5YNiP1e3UZjInClVN65XAbvqqM6A7H5fATj0j',
};

const failure = (status: number, code: number, msg: string): Reply => json(status, { code, msg });
const rejection = (status: number, code: number, msg: string): Reply => ({
  ...failure(status, code, msg),
  refused: true,
});

/** What is wrong with the signature of a request, by the order in which Binance looks. */
function judge(request: SimRequest): Reply | undefined {
  const key = headerOf(request, 'x-mbx-apikey');
  if (key === undefined) return rejection(401, -2014, 'API-key format invalid.');
  if (key !== account.apiKey) {
    return rejection(401, -2015, 'Invalid API-key, IP, or permissions for action.');
  }
  const total = [request.rawQuery, request.text];
  const [, signed, signature] = /^(.*?)&?signature=([0-9a-f]{64})$/su.exec(total.join('')) ?? [];
  if (signed === undefined || signature === undefined) {
    return failure(
      400,
      -1102,
      "Mandatory parameter 'signature' was not sent, was empty/null, or malformed.",
    );
  }
  const expected = createHmac('sha256', account.apiSecret).update(signed, 'utf8').digest('hex');
  // A signature in the query stands before the body, so the body is signed without it in between.
  const inQuery = /^(.*?)&?signature=([0-9a-f]{64})$/su.exec(request.rawQuery);
  const mixed = createHmac('sha256', account.apiSecret)
    .update(`${inQuery?.[1] ?? ''}${request.text}`)
    .digest('hex');
  const given = inQuery?.[2] ?? signature;
  if (given !== (inQuery === null ? expected : mixed)) {
    return rejection(400, -1022, 'Signature for this request is not valid.');
  }
  const values = new URLSearchParams(total.filter((part) => part !== '').join('&'));
  const sent = Number(values.get('timestamp') ?? Number.NaN);
  const window = Number(values.get('recvWindow') ?? 5000);
  return sent < Date.now() + 1000 && Date.now() - sent <= window
    ? undefined
    : rejection(400, -1021, 'Timestamp for this request is outside of the recvWindow.');
}

export const simulator: PresetSimulator = {
  id: 'binance',
  calls: {
    read: {
      method: 'GET',
      path: '/api/v3/openOrders?symbol=BTCUSDT',
      holds: ['"orderId":1', '"orderId":2'],
    },
    write: {
      method: 'POST',
      path: '/api/v3/order/test?symbol=BTCUSDT&side=BUY&type=MARKET&quantity=1',
    },
    denied: { method: 'GET', path: '/sapi/v1/account/apiRestrictions' },
  },
  start: (options = {}) =>
    openPreset(options, () => ({
      account,
      wrongAccount: { ...account, apiSecret: 'wrong' },
      routes: [
        {
          method: 'GET',
          path: '/api/v3/account',
          handle: () =>
            json(200, { canTrade: true, balances: [{ asset: 'BTC' }, { asset: 'EUR' }] }),
        },
        {
          method: 'GET',
          path: '/api/v3/openOrders',
          handle: () =>
            json(200, [
              { symbol: 'BTCUSDT', orderId: 1 },
              { symbol: 'BTCUSDT', orderId: 2 },
            ]),
        },
        { method: 'POST', path: '/api/v3/order/test', handle: () => json(200, {}) },
        {
          method: 'GET',
          path: '/sapi/v1/account/apiRestrictions',
          handle: () => failure(401, -1002, 'You are not authorized to execute this request.'),
        },
      ],
      gate: judge,
      problem: (status, message) => failure(status, -1000, message),
    })),
};
