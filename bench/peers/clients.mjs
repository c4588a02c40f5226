/** One function a peer: `(base) => ...`. The packages lie in the folder that PEERS_DIR names, outside this project. */
import http from 'node:http';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

import { latchkey } from './latchkey.mjs';

const dir = process.env.PEERS_DIR;
const require = createRequire(path.join(dir, 'index.js'));
const load = (name) => import(pathToFileURL(require.resolve(name)).href);
const esm = (file) => import(pathToFileURL(path.join(dir, 'node_modules', file)).href);

/** Each call is one GET of which the JSON is parsed. */
export const throughput = {
  async Latchkey(base) {
    const client = latchkey(base);
    const call = { operation: 'custom.request', params: { path: '/data' } };
    // Signed in before anything is counted, as the others come with a token.
    await client.run(call);
    return () => client.run(call);
  },
  async 'node:http keep-alive'(base) {
    const agent = new http.Agent({ keepAlive: true });
    const u = new URL(base + '/open');
    const opt = {
      host: u.hostname,
      port: u.port,
      path: u.pathname,
      agent,
      headers: { authorization: 'Bearer t' },
    };
    return () =>
      new Promise((ok, no) => {
        http
          .get(opt, (res) => {
            const parts = [];
            res.on('data', (c) => parts.push(c));
            res.on('end', () => {
              JSON.parse(Buffer.concat(parts).toString('utf8'));
              ok();
            });
            res.on('error', no);
          })
          .on('error', no);
      });
  },
  async 'undici.request'(base) {
    const { Agent, request } = await load('undici');
    const dispatcher = new Agent();
    return async () => {
      const r = await request(base + '/open', {
        dispatcher,
        headers: { authorization: 'Bearer t' },
      });
      await r.body.json();
    };
  },
  async 'global fetch (node)'(base) {
    return async () => {
      const r = await fetch(base + '/open', { headers: { authorization: 'Bearer t' } });
      await r.json();
    };
  },
  async 'axios keepAlive agent'(base) {
    const { default: axios } = await load('axios');
    const c = axios.create({
      baseURL: base,
      httpAgent: new http.Agent({ keepAlive: true }),
      headers: { authorization: 'Bearer t' },
    });
    return async () => {
      await c.get('/open');
    };
  },
  async got(base) {
    const { default: got } = await esm('got/dist/source/index.js');
    const c = got.extend({
      prefixUrl: base,
      agent: { http: new http.Agent({ keepAlive: true }) },
      headers: { authorization: 'Bearer t' },
      retry: { limit: 0 },
    });
    return async () => {
      await c.get('open').json();
    };
  },
  async ky(base) {
    const { default: ky } = await esm('ky/distribution/index.js');
    const c = ky.create({ prefixUrl: base, headers: { authorization: 'Bearer t' }, retry: 0 });
    return async () => {
      await c.get('open').json();
    };
  },
  async 'axios keepAlive + axios-auth-refresh'(base) {
    const { default: axios } = await load('axios');
    const { createAuthRefresh } = await load('axios-auth-refresh');
    const c = axios.create({ baseURL: base, httpAgent: new http.Agent({ keepAlive: true }) });
    c.interceptors.request.use((r) => {
      r.headers.Authorization = 'Bearer t';
      return r;
    });
    createAuthRefresh(c, async () => {});
    return async () => {
      await c.get('/open');
    };
  },
  async 'google-auth-library OAuth2Client'(base) {
    const { OAuth2Client } = await load('google-auth-library');
    const c = new OAuth2Client();
    c.setCredentials({ access_token: 't', refresh_token: 'r', expiry_date: Date.now() + 3.6e6 });
    return async () => {
      await c.request({ url: base + '/open' });
    };
  },
  async 'azure core-rest-pipeline + bearer'(base) {
    const p = await azurePipeline(base, async () => ({
      token: 't',
      expiresOnTimestamp: Date.now() + 3.6e6,
    }));
    return async () => {
      const r = await p('/open');
      JSON.parse(r.bodyAsText);
    };
  },
  async 'badgateway OAuth2Fetch'(base) {
    const { OAuth2Client, OAuth2Fetch } = await load('@badgateway/oauth2-client');
    const f = new OAuth2Fetch({
      client: new OAuth2Client({ clientId: 'a', server: base }),
      scheduleRefresh: false,
      getNewToken: async () => ({
        accessToken: 't',
        refreshToken: null,
        expiresAt: Date.now() + 3.6e6,
      }),
    });
    return async () => {
      const r = await f.fetch(base + '/open');
      await r.json();
    };
  },
};

// The bearer policy refuses http: URLs, so the request is authorised as https: and rewritten to the loopback http: afterwards.
async function azurePipeline(base, getToken, challengeCallbacks) {
  const az = await load('@azure/core-rest-pipeline');
  const client = az.createDefaultHttpClient();
  const pipeline = az.createPipelineFromOptions({ retryOptions: { maxRetries: 0 } });
  pipeline.addPolicy(
    az.bearerTokenAuthenticationPolicy({
      credential: { getToken },
      scopes: 's',
      challengeCallbacks,
    }),
    { phase: 'Sign' },
  );
  pipeline.addPolicy(
    {
      name: 'toLoopbackHttp',
      sendRequest: (req, next) => {
        const u = req.url;
        req.url = u.replace('https://', 'http://');
        req.allowInsecureConnection = true;
        return next(req).finally(() => {
          req.url = u;
        });
      },
    },
    { afterPhase: 'Sign' },
  );
  const secure = base.replace('http://', 'https://');
  return (p) =>
    pipeline.sendRequest(client, az.createPipelineRequest({ url: secure + p, method: 'GET' }));
}

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
