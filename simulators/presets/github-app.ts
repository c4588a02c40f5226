/** GitHub App: a signed JWT of at most ten minutes is exchanged for a token with a date. */
import { createPrivateKey, createPublicKey, verify } from 'node:crypto';
import type { KeyObject } from 'node:crypto';

import { privateKey } from '../keys';
import { openPreset } from '../preset-server/open';
import { headerOf, member, schemeOf } from '../preset-server/read';
import { randomToken } from '../preset-server/sessions';
import { json, readJsonObject } from '../routes';
import type { Reply } from '../routes';
import type { PresetSimulator } from '../preset-server/simulator';

const CLIENT = 'Iv23liA1b2C3d4E5f6G7';
const INSTALLATION = '51234567';

const failure = (status: number, message: string): Reply =>
  json(status, {
    message,
    documentation_url: 'https://docs.github.com/rest',
    status: String(status),
  });

function parse(part: string | undefined): unknown {
  try {
    return JSON.parse(Buffer.from(part ?? '', 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
}

/** What GitHub says against a JWT; undefined for a good one. */
function judgeJwt(jwt: string | undefined, key: KeyObject): string | undefined {
  const [head, claims, signature] = (jwt ?? '').split('.');
  if (member(parse(head), 'alg') !== 'RS256') return 'A JSON web token could not be decoded';
  const signed = Buffer.from(`${head ?? ''}.${claims ?? ''}`);
  if (!verify('RSA-SHA256', signed, key, Buffer.from(signature ?? '', 'base64url'))) {
    return 'A JSON web token could not be decoded';
  }
  const now = Date.now() / 1000;
  const issued = member(parse(claims), 'iat');
  const end = member(parse(claims), 'exp');
  if (member(parse(claims), 'iss') !== CLIENT) return "'Issuer' claim ('iss') must be the App's ID";
  if (typeof issued !== 'number' || issued > now + 5) {
    return "'Issued at' claim ('iat') must be an Integer representing the time that the assertion was issued";
  }
  if (typeof end !== 'number' || end > now + 605)
    return "'Expiration time' claim ('exp') is too far in the future";
  return end <= now
    ? "'Expiration time' claim ('exp') must be a numeric value in the future"
    : undefined;
}

/** A key as GitHub gives it (PKCS#1). */
async function rsaKey(): Promise<string> {
  const key = createPrivateKey(await privateKey());
  return key.export({ type: 'pkcs1', format: 'pem' }).toString();
}

export const simulator: PresetSimulator = {
  id: 'github-app',
  calls: {
    read: { method: 'GET', path: '/installation/repositories', holds: ['octo/one', 'octo/two'] },
    write: {
      method: 'POST',
      path: '/repos/octo/one/issues',
      headers: { 'content-type': 'application/json' },
      body: '{"title":"Found a bug"}',
    },
    denied: { method: 'GET', path: '/repos/octo/one/actions/secrets' },
  },
  start: async (options = {}) => {
    const [own, other] = [await rsaKey(), await rsaKey()];
    const account = { clientId: CLIENT, installationId: INSTALLATION, privateKey: own };
    return openPreset(options, ({ tally, sessions }) => {
      const open = sessions({ lifeSeconds: 3600, makeToken: () => `ghs_${randomToken()}` });
      const key = createPublicKey(own);
      return {
        account,
        wrongAccount: { ...account, privateKey: other },
        routes: [
          {
            method: 'POST',
            path: '/app/installations/{id}/access_tokens',
            kind: 'login',
            handle: (request) => {
              if (headerOf(request, 'user-agent') === undefined)
                return failure(403, 'Request forbidden by administrative rules.');
              const wrong = judgeJwt(schemeOf(request, 'Bearer '), key);
              if (wrong !== undefined) return failure(401, wrong);
              if (request.params['id'] !== INSTALLATION) return failure(404, 'Not Found');
              tally.signIn();
              const session = open.open();
              const end = new Date(Math.ceil((session?.end ?? 0) / 1000) * 1000);
              return json(201, {
                token: session?.token,
                expires_at: end.toISOString().replace('.000Z', 'Z'),
                permissions: { issues: 'write' },
                repository_selection: 'selected',
              });
            },
          },
          {
            method: 'DELETE',
            path: '/installation/token',
            kind: 'logout',
            handle: (request) => {
              if (!open.close(schemeOf(request, 'Bearer '))) return failure(401, 'Bad credentials');
              tally.signOut();
              return { status: 204 };
            },
          },
          {
            method: 'GET',
            path: '/installation/repositories',
            handle: () =>
              json(200, {
                total_count: 2,
                repositories: [{ full_name: 'octo/one' }, { full_name: 'octo/two' }],
              }),
          },
          {
            method: 'POST',
            path: '/repos/{owner}/{repo}/issues',
            handle: (request) => json(201, { number: 1, title: readJsonObject(request)['title'] }),
          },
          {
            method: 'GET',
            path: '/repos/{owner}/{repo}/actions/secrets',
            handle: () => failure(403, 'Resource not accessible by integration'),
          },
        ],
        gate: (request) => {
          if (headerOf(request, 'user-agent') === undefined)
            return failure(403, 'Request forbidden by administrative rules.');
          return open.use(schemeOf(request, 'Bearer ')) === undefined
            ? failure(401, 'Bad credentials')
            : undefined;
        },
        problem: failure,
      };
    });
  },
};
