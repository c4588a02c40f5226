/** QNAP QTS: XML with CDATA, always status 200, the password in base64, the session in the query. */
import { openPreset } from '../preset-server/open';
import { xml } from '../preset-server/read';
import { HARD_SECRET } from '../preset-server/secret';
import { readForm } from '../routes';
import type { Reply, Route } from '../routes';
import type { PresetSimulator } from '../preset-server/simulator';

const account = { username: 'admin', password: HARD_SECRET };

const cdata = (name: string, text: string): string => `<${name}><![CDATA[${text}]]></${name}>`;
const page = (passed: boolean, content: string): Reply =>
  xml(
    200,
    `<QDocRoot version="1.0">\n${cdata('authPassed', passed ? '1' : '0')}\n${content}\n</QDocRoot>`,
  );
const rejected = (): Reply => ({ ...page(false, cdata('errorValue', '-1')), refused: true });

export const simulator: PresetSimulator = {
  id: 'qnap-qts',
  calls: {
    read: {
      method: 'GET',
      path: '/cgi-bin/management/chartReq.cgi?chart_func=disk_usage&disk_select=all&include=all',
      holds: ['DataVol1', 'DataVol2'],
    },
    write: {
      method: 'POST',
      path: '/cgi-bin/sys/sysRequest.cgi?subfunc=power_mgmt',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: 'apply=restart',
    },
  },
  start: (options = {}) =>
    openPreset(options, ({ tally, sessions }) => {
      const open = sessions({ lifeSeconds: 3600, sliding: true });
      const get = (path: string, content: string): Route => ({
        method: 'GET',
        path: `/cgi-bin/${path}`,
        handle: () => page(true, content),
      });
      const volumes = ['DataVol1', 'DataVol2'].map((name) => cdata('volumeLabel', name)).join('');
      return {
        account,
        wrongAccount: { ...account, password: 'wrong' },
        routes: [
          {
            method: 'POST',
            path: '/cgi-bin/authLogin.cgi',
            kind: 'login',
            handle: (request) => {
              const form = readForm(request);
              const encoded = Buffer.from(account.password, 'utf8').toString('base64');
              if (form.get('user') !== account.username || form.get('pwd') !== encoded) {
                return rejected();
              }
              tally.signIn();
              const sid = cdata('authSid', open.open()?.token ?? '');
              return page(true, `${sid}${cdata('username', account.username)}`);
            },
          },
          {
            method: 'POST',
            path: '/cgi-bin/authLogout.cgi',
            kind: 'logout',
            handle: (request) => {
              if (!open.close(request.query.get('sid') ?? undefined)) return rejected();
              tally.signOut();
              return page(false, '');
            },
          },
          get('management/manaRequest.cgi', cdata('server_name', 'nas1')),
          get('management/chartReq.cgi', `<volumeList>${volumes}</volumeList>`),
          {
            method: 'POST',
            path: '/cgi-bin/sys/sysRequest.cgi',
            handle: (request) => {
              readForm(request);
              return page(true, cdata('result', '0'));
            },
          },
        ],
        gate: (request) => {
          const sids = request.query.getAll('sid');
          return sids.length === 1 && open.use(sids[0]) !== undefined ? undefined : rejected();
        },
        problem: (status, message) => xml(status, `<html>${message}</html>`),
      };
    }),
};
