/** One function a peer: `(base) => ...`. */
import http from 'node:http';

import { latchkey } from './latchkey.mjs';
import { azurePipeline, esm, load } from './packages.mjs';

const login = async (base) => {
  const r = await fetch(base + '/login', { method: 'POST', body: 'x' });
  if (!r.ok) throw new Error('login ' + r.status);
  return r.json();
};
const must200 = (status) => {
  if (status !== 200) throw new Error('status ' + status);
};

/** Each `get` signs in when it must; the first one does. */
export const refreshers = {
  async Latchkey(base) {
    const client = latchkey(base);
    return { get: (path) => client.run({ operation: 'custom.request', params: pathOf(path) }) };
  },
  async 'axios-auth-refresh 5 (defaults)'(base) {
    return aar(base, {});
  },
  async 'axios-auth-refresh 5 (deduplicateRefresh:false)'(base) {
    return aar(base, { deduplicateRefresh: false });
  },
  async 'google OAuth2Client refresh_token, default'(base) {
    return gal(base, false);
  },
  async 'google OAuth2Client refresh_token, forceRefreshOnFailure'(base) {
    return gal(base, true);
  },
  async 'google OAuth2Client refreshHandler, forceRefreshOnFailure'(base) {
    return gal(base, true, true);
  },
  async 'azure bearer, plain 401'(base) {
    const p = await azurePipeline(base, async () => {
      const t = await login(base);
      return { token: t.access_token, expiresOnTimestamp: Date.now() + 3.6e6 };
    });
    return { get: async (q) => must200((await p(q)).status) };
  },
  async 'azure bearer, CAE 401'(base) {
    const p = await azurePipeline(base, async () => {
      const t = await login(base);
      return { token: t.access_token, expiresOnTimestamp: Date.now() + 3.6e6 };
    });
    return { challenge: true, get: async (q) => must200((await p(q)).status) };
  },
  async 'badgateway OAuth2Fetch'(base) {
    const { OAuth2Client, OAuth2Fetch } = await load('@badgateway/oauth2-client');
    const f = new OAuth2Fetch({
      client: new OAuth2Client({ clientId: 'a', server: base }),
      scheduleRefresh: false,
      getNewToken: async () => {
        const t = await login(base);
        return { accessToken: t.access_token, refreshToken: null, expiresAt: Date.now() + 3.6e6 };
      },
    });
    return {
      get: async (q) => {
        const r = await f.fetch(base + q);
        await r.arrayBuffer();
        must200(r.status);
      },
    };
  },
  async 'got afterResponse (README pattern)'(base) {
    const { default: got } = await esm('got/dist/source/index.js');
    let token = '';
    const c = got.extend({
      retry: { limit: 0 },
      agent: { http: new http.Agent({ keepAlive: true }) },
      hooks: {
        beforeRequest: [
          (o) => {
            if (!o.headers.authorization) o.headers.authorization = 'Bearer ' + token;
          },
        ],
        afterResponse: [
          async (res, retry) => {
            if (res.statusCode !== 401) return res;
            token = (await login(base)).access_token;
            return retry({ headers: { authorization: 'Bearer ' + token } });
          },
        ],
      },
    });
    return { get: async (q) => must200((await c.get(base + q)).statusCode) };
  },
  async 'ky afterResponse (README pattern)'(base) {
    const { default: ky } = await esm('ky/distribution/index.js');
    let token = '';
    const c = ky.create({
      retry: 0,
      hooks: {
        beforeRequest: [
          (req) => {
            req.headers.set('authorization', 'Bearer ' + token);
          },
        ],
        afterResponse: [
          async (req, _o, res) => {
            if (res.status !== 401) return;
            token = (await login(base)).access_token;
            req.headers.set('authorization', 'Bearer ' + token);
            return ky(req, { retry: 0 });
          },
        ],
      },
    });
    return {
      get: async (q) => {
        const r = await c.get(base + q);
        await r.arrayBuffer();
        must200(r.status);
      },
    };
  },
};

async function aar(base, options) {
  const { default: axios } = await load('axios');
  const { createAuthRefresh } = await load('axios-auth-refresh');
  let token = '';
  const c = axios.create({ baseURL: base, httpAgent: new http.Agent({ keepAlive: true }) });
  c.interceptors.request.use((r) => {
    r.headers.Authorization = 'Bearer ' + token;
    return r;
  });
  createAuthRefresh(
    c,
    async () => {
      token = (await login(base)).access_token;
    },
    options,
  );
  return {
    get: async (q) => must200((await c.get(q)).status),
    getData: async (q) => (await c.get(q)).data,
  };
}

async function gal(base, force, handler = false) {
  const { OAuth2Client } = await load('google-auth-library');
  const c = new OAuth2Client({
    clientId: 'a',
    clientSecret: 'b',
    forceRefreshOnFailure: force,
    endpoints: { oauth2TokenUrl: base + '/login' },
  });
  if (handler)
    c.refreshHandler = async () => {
      const t = await login(base);
      return { access_token: t.access_token, expiry_date: Date.now() + 3.6e6 };
    };
  else c.setCredentials({ refresh_token: 'r1' });
  return { get: async (q) => must200((await c.request({ url: base + q })).status) };
}

function pathOf(path) {
  const url = new URL(path, 'http://server');
  return { path: url.pathname, query: Object.fromEntries(url.searchParams) };
}
