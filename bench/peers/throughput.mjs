/** One function a peer: `(base) => ...`. */
import http from 'node:http';

import { latchkey } from './latchkey.mjs';
import { azurePipeline, esm, load } from './packages.mjs';

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
