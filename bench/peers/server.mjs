/**
 * A server in a process of its own: something open, something that wants a token, a sign-in, a list of a
 * million rows, and a door to change its mood. Says its port.
 *
 * `multi`: every token stays good until `/ctl?do=expire`. `single`: a sign-in ends the sessions before it.
 */
import { createServer } from 'node:http';

const list = (count, from = 0) =>
  Array.from({ length: count }, (_, index) => ({
    id: from + index,
    name: `row-${from + index}`,
    value: index * 1.5,
    note: 'x'.repeat(24),
  }));
const BODY = JSON.stringify({ ok: true, rows: list(12) });
const ROWS = 1_000_000;
/** What the message benchmark of Node-RED reads. */
const FLOORS = JSON.stringify({
  floor: Array.from({ length: 10 }, (_, id) => ({ id, name: `Floor ${id}`, building: 1 })),
});
const page = (url) =>
  JSON.stringify({ total: ROWS, rows: list(1_000, Number(url.searchParams.get('offset') ?? 0)) });
const CHALLENGE = 'Bearer error="insufficient_claims", claims="eyJhIjoxfQ=="';

const FRESH = { mode: 'multi', logins: 0, ok: 0, denied: 0, challenge: false, loginFails: false };
const state = { ...FRESH, issued: 0, good: new Set(), loginMs: 50, expiresIn: 3_600 };

function json(response, status, text, headers = {}) {
  const length = Buffer.byteLength(text);
  response.writeHead(status, {
    'content-type': 'application/json',
    'content-length': length,
    ...headers,
  });
  response.end(text);
}

function data(request, response, url) {
  const token = (request.headers.authorization ?? '').replace(/^bearer /i, '');
  // Judged when it comes, told when the delay is over.
  const isGood = state.good.has(token);
  const delay = Number(url.searchParams.get('delay') ?? 0);
  const answer = () => {
    if (isGood) {
      state.ok += 1;
      json(response, 200, url.pathname === '/rows' ? page(url) : BODY);
      return;
    }
    state.denied += 1;
    const challenge = state.challenge ? CHALLENGE : 'Bearer error="invalid_token"';
    json(response, 401, '{"error":"expired"}', { 'www-authenticate': challenge });
  };
  if (delay === 0) answer();
  else setTimeout(answer, delay);
}

function login(response) {
  state.logins += 1;
  if (state.loginFails) {
    json(response, 400, '{"error":"invalid_grant"}');
    return;
  }
  if (state.mode === 'single') state.good.clear();
  state.issued += 1;
  // As long as tokens are: short ones are looked for in another way.
  const access_token = `access-token-of-bench-0123456789abcdef-${state.issued}`;
  state.good.add(access_token);
  const more = { token_type: 'Bearer', expires_in: state.expiresIn, refresh_token: 'r1' };
  json(response, 200, JSON.stringify({ access_token, ...more }));
}

function control(response, query) {
  if (query.get('do') === 'expire') state.good.clear();
  if (query.get('do') === 'reset')
    Object.assign(state, FRESH, { good: new Set(), expiresIn: 3_600 });
  if (query.get('do') === 'zero') Object.assign(state, { logins: 0, ok: 0, denied: 0 });
  if (query.has('mode')) state.mode = query.get('mode');
  for (const name of ['loginMs', 'expiresIn']) {
    if (query.has(name)) state[name] = Number(query.get(name));
  }
  for (const name of ['challenge', 'loginFails']) {
    if (query.has(name)) state[name] = query.get(name) === '1';
  }
  const { logins, ok, denied } = state;
  json(response, 200, JSON.stringify({ logins, ok, denied }));
}

const server = createServer((request, response) => {
  const url = new URL(request.url, 'http://server');
  if (url.pathname === '/ems/api/org/floor/v1/list') json(response, 200, FLOORS);
  else if (url.pathname === '/open') json(response, 200, BODY);
  else if (url.pathname === '/data' || url.pathname === '/rows') data(request, response, url);
  else if (url.pathname === '/ctl') control(response, url.searchParams);
  else if (url.pathname === '/login') {
    request.resume();
    request.on('end', () => setTimeout(() => login(response), state.loginMs));
  } else json(response, 404, '{}');
});
server.keepAliveTimeout = 60_000;
server.maxConnections = 0;
server.listen({ port: 0, host: '127.0.0.1', backlog: 4_096 }, () => {
  process.send?.(server.address().port);
});
process.on('disconnect', () => process.exit());
