/** What presets sign for each call, or each sign-in. */
import { createHash, createHmac, sign } from 'node:crypto';

import type { PresetCall } from '../../simulators/preset-server/simulator';
import type { Answer } from '../support/ask';
import { between, header } from './preset-answers';
import type { Account, Carried } from './preset-client';

const md5 = (text: string): string => createHash('md5').update(text).digest('hex');

let counter = 0;

export function digest(answer: Answer, account: Account, call: PresetCall): Carried {
  const challenge = header(answer, 'www-authenticate');
  const realm = between(challenge, 'realm="', '"');
  const nonce = between(challenge, 'nonce="', '"');
  counter += 1;
  const nc = counter.toString(16).padStart(8, '0');
  const first = md5(`${account['username'] ?? ''}:${realm}:${account['password'] ?? ''}`);
  const response = md5(
    [first, nonce, nc, 'c0ffee', 'auth', md5(`${call.method}:${call.path}`)].join(':'),
  );
  return {
    headers: {
      authorization: `Digest username="${account['username'] ?? ''}", realm="${realm}", nonce="${nonce}", uri="${call.path}", qop=auth, nc=${nc}, cnonce="c0ffee", response="${response}"`,
    },
  };
}

export function jwt(account: Account): string {
  const now = Math.floor(Date.now() / 1000);
  const claims = { iss: account['clientId'], iat: now - 60, exp: now + 540 };
  const head = [{ alg: 'RS256', typ: 'JWT' }, claims]
    .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
    .join('.');
  return `${head}.${sign('RSA-SHA256', Buffer.from(head), account['privateKey'] ?? '').toString('base64url')}`;
}

export function binance({ apiKey = '', apiSecret = '' }: Account, call: PresetCall): Carried {
  const own = call.path.split('?')[1] ?? '';
  const added = `timestamp=${Date.now()}`;
  const signature = createHmac('sha256', apiSecret)
    .update([own, added].filter(Boolean).join('&'))
    .digest('hex');
  return { headers: { 'X-MBX-APIKEY': apiKey }, query: `${added}&signature=${signature}` };
}

export function logicMonitor({ apiKey = '', apiSecret = '' }: Account, call: PresetCall): Carried {
  const now = String(Date.now());
  const signed = `${call.method}${now}${call.body ?? ''}${call.path.split('?')[0] ?? ''}`;
  const hex = createHmac('sha256', apiSecret).update(signed).digest('hex');
  const signature = Buffer.from(hex).toString('base64');
  return { headers: { authorization: `LMv1 ${apiKey}:${signature}:${now}`, 'X-Version': '3' } };
}
