/** For each preset the sign-in as its documentation tells it, by hand: nothing of the project. */
import { ask } from '../support/ask';
import { between, cookies, header, holds, is, word } from './preset-answers';
import type { PresetClient } from './preset-client';
import { basic, FORM_TYPE, isRead, post, postForm, send } from './preset-requests';
import { binance, digest, jwt, logicMonitor } from './preset-signatures';

const GITHUB = { 'user-agent': 'test', accept: 'application/vnd.github+json' };

export const PRESET_CLIENTS: Readonly<Record<string, PresetClient>> = {
  'vmware-vcenter': {
    signIn: (running, account) =>
      send(running, '/api/session', { method: 'POST', headers: basic(account) }),
    carry: (answer) => ({ headers: { 'vmware-api-session-id': String(answer.json()) } }),
    rejects: is(401),
    refuses: is(401),
  },
  'proxmox-ve': {
    signIn: (running, { username = '', password = '' }) =>
      postForm(running, '/api2/json/access/ticket', { username, password }),
    carry: (answer, _account, call) => ({
      headers: {
        cookie: `PVEAuthCookie=${word(answer, 'data', 'ticket')}`,
        ...(isRead(call)
          ? {}
          : { CSRFPreventionToken: word(answer, 'data', 'CSRFPreventionToken') }),
      },
    }),
    rejects: is(401),
    refuses: is(401),
  },
  zabbix: {
    signIn: (running, { username, password }) =>
      post(running, '/api_jsonrpc.php', {
        jsonrpc: '2.0',
        method: 'user.login',
        params: { username, password },
        id: 1,
      }),
    carry: (answer) => ({ headers: { authorization: `Bearer ${word(answer, 'result')}` } }),
    rejects: holds('re-login, please'),
    refuses: holds('Incorrect user name or password'),
  },
  redfish: {
    signIn: (running, { username, password }) =>
      post(running, '/redfish/v1/SessionService/Sessions', {
        UserName: username,
        Password: password,
      }),
    carry: (answer) => ({ headers: { 'x-auth-token': header(answer, 'x-auth-token') } }),
    rejects: is(401),
    refuses: is(401),
  },
  'cisco-apic': {
    signIn: (running, { username, password }) =>
      post(running, '/api/aaaLogin.json', {
        aaaUser: { attributes: { name: username, pwd: password } },
      }),
    carry: (answer) => ({ headers: { cookie: cookies(answer) } }),
    rejects: (answer) => answer.status === 403 && answer.text.includes('Token was invalid'),
    refuses: is(401),
  },
  'check-point': {
    signIn: (running, { username, password }) =>
      post(running, '/web_api/login', { user: username, password }),
    carry: (answer) => ({ headers: { 'x-chkp-sid': word(answer, 'sid') } }),
    rejects: holds('generic_err_wrong_session_id'),
    refuses: holds('err_login_failed'),
  },
  infoblox: {
    signIn: (running, account) => send(running, '/wapi/v2.12/grid', { headers: basic(account) }),
    carry: (answer) => ({ headers: { cookie: cookies(answer) } }),
    rejects: is(401),
    refuses: is(401),
  },
  'dell-powerstore': {
    signIn: (running, account) =>
      send(running, '/api/rest/login_session', { headers: basic(account) }),
    carry: (answer, _account, call) => ({
      headers: {
        cookie: cookies(answer),
        ...(isRead(call) ? {} : { 'dell-emc-token': header(answer, 'dell-emc-token') }),
      },
    }),
    rejects: is(401),
    refuses: is(401),
  },
  'pure-flasharray': {
    signIn: (running, { apiToken = '' }) =>
      send(running, '/api/2.26/login', { method: 'POST', headers: { 'api-token': apiToken } }),
    carry: (answer) => ({ headers: { 'x-auth-token': header(answer, 'x-auth-token') } }),
    rejects: is(401),
    refuses: is(401),
  },
  'qnap-qts': {
    signIn: (running, { username = '', password = '' }) =>
      postForm(running, '/cgi-bin/authLogin.cgi', {
        user: username,
        pwd: Buffer.from(password).toString('base64'),
      }),
    carry: (answer) => ({ query: `sid=${between(answer.text, '<authSid><![CDATA[', ']]>')}` }),
    rejects: holds('<authPassed><![CDATA[0]]></authPassed>'),
    refuses: holds('<authPassed><![CDATA[0]]></authPassed>'),
  },
  'unifi-os': {
    signIn: (running, { username, password }) =>
      post(running, '/api/auth/login', { username, password }),
    carry: (answer, _account, call) => ({
      headers: {
        cookie: cookies(answer),
        ...(isRead(call) ? {} : { 'x-csrf-token': header(answer, 'x-csrf-token') }),
      },
    }),
    rejects: is(401),
    refuses: holds('AUTHENTICATION_FAILED_INVALID_CREDENTIALS'),
  },
  omada: {
    signIn: async (running, { username, password }) => {
      const id = word(await send(running, '/api/info'), 'result', 'omadacId');
      return post(running, `/${id}/api/v2/login`, { username, password });
    },
    carry: (answer) => ({
      headers: { cookie: cookies(answer), 'csrf-token': word(answer, 'result', 'token') },
    }),
    rejects: (answer) => answer.status === 200 && answer.text.startsWith('<!DOCTYPE html>'),
    refuses: holds('-30109'),
  },
  odoo: {
    signIn: (running, { username, password, database }) =>
      post(running, '/web/session/authenticate', {
        jsonrpc: '2.0',
        params: { db: database, login: username, password },
      }),
    carry: (answer) => ({ headers: { cookie: cookies(answer) } }),
    rejects: (answer) => word(answer, 'error', 'code') === '100',
    refuses: holds('odoo.exceptions.AccessDenied'),
  },
  'sap-odata': {
    signIn: (running, account) =>
      send(running, '/', { headers: { ...basic(account), 'x-csrf-token': 'Fetch' } }),
    carry: (answer, account, call) => ({
      headers: {
        ...basic(account),
        cookie: cookies(answer),
        ...(isRead(call) ? {} : { 'x-csrf-token': header(answer, 'x-csrf-token') }),
      },
    }),
    rejects: (answer) => answer.status === 403 && answer.headers['x-csrf-token'] === 'Required',
    refuses: is(401),
  },
  'pi-hole': {
    signIn: (running, { password }) => post(running, '/api/auth', { password }),
    carry: (answer) => ({ headers: { 'x-ftl-sid': word(answer, 'session', 'sid') } }),
    rejects: is(401),
    refuses: is(401),
  },
  'sma-webconnect': {
    signIn: (running, { group, password }) =>
      post(running, '/dyn/login.json', { right: group, pass: password }),
    carry: (answer) => ({ query: `sid=${word(answer, 'result', 'sid')}` }),
    rejects: holds('{"err":401}'),
    refuses: holds('{"err":401}'),
  },
  hikvision: {
    // The first request brings the challenge.
    carry: async (_answer, account, call, running) =>
      digest(await send(running, call.path, { method: call.method }), account, call),
    rejects: is(401),
    refuses: is(401),
  },
  binance: {
    carry: (_answer, account, call) => binance(account, call),
    rejects: holds('"code":-1022'),
    refuses: holds('"code":-1022'),
  },
  pocketbase: {
    signIn: (running, { username, password, collection = '' }) =>
      post(running, `/api/collections/${collection}/auth-with-password`, {
        identity: username,
        password,
      }),
    carry: (answer) => ({ headers: { authorization: word(answer, 'token') } }),
    rejects: is(401),
    refuses: is(400),
  },
  supabase: {
    signIn: (running, { username, password, apiKey }) =>
      post(
        running,
        '/auth/v1/token?grant_type=password',
        { email: username, password },
        { apikey: apiKey },
      ),
    carry: (answer, { apiKey = '' }) => ({
      headers: { authorization: `Bearer ${word(answer, 'access_token')}`, apikey: apiKey },
    }),
    rejects: is(401),
    refuses: (answer) => answer.status === 400 && answer.text.includes('invalid_credentials'),
  },
  splunk: {
    signIn: (running, { username = '', password = '' }) =>
      postForm(running, '/services/auth/login', { username, password }),
    carry: (answer) => ({
      headers: { authorization: `Splunk ${between(answer.text, '<sessionKey>', '</sessionKey>')}` },
    }),
    rejects: is(401),
    refuses: is(401),
  },
  logicmonitor: {
    carry: (_answer, account, call) => logicMonitor(account, call),
    rejects: is(401),
    refuses: is(401),
  },
  'bluecat-v1': {
    signIn: (running, { username = '', password = '' }) =>
      send(
        running,
        `/Services/REST/v1/login?${new URLSearchParams({ username, password }).toString()}`,
      ),
    carry: (answer) => ({
      headers: {
        authorization: `BAMAuthToken: ${between(String(answer.json()), 'BAMAuthToken: ', ' <-')}`,
      },
    }),
    rejects: is(401),
    refuses: is(401),
  },
  'sophos-central': {
    signIn: (running, { clientId = '', clientSecret = '' }) =>
      ask(`${running.stands[0]?.here ?? ''}/api/v2/oauth2/token`, {
        method: 'POST',
        headers: FORM_TYPE,
        body: new URLSearchParams({
          grant_type: 'client_credentials',
          client_id: clientId,
          client_secret: clientSecret,
          scope: 'token',
        }).toString(),
      }),
    carry: async (answer, _account, _call, running) => {
      const authorization = `Bearer ${word(answer, 'access_token')}`;
      const who = await send(running, '/whoami/v1', { headers: { authorization } });
      return {
        headers: { authorization, 'x-tenant-id': who.status === 200 ? word(who, 'id') : '' },
      };
    },
    rejects: is(401),
    refuses: is(401),
  },
  'github-app': {
    signIn: (running, account) =>
      send(running, `/app/installations/${account['installationId'] ?? ''}/access_tokens`, {
        method: 'POST',
        headers: { ...GITHUB, authorization: `Bearer ${jwt(account)}` },
      }),
    carry: (answer) => ({
      headers: { ...GITHUB, authorization: `Bearer ${word(answer, 'token')}` },
    }),
    rejects: is(401),
    refuses: is(401),
  },
};
