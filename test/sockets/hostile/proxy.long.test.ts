/** Proxies of the environment that do not give what was asked for, and what both hosts say of them. */
import { createServer } from 'node:net';
import type { Socket } from 'node:net';

import { listening } from '../../support/raw-server';
import type { Listening } from '../../support/raw-server';
import { HostProcess } from './child-process';
import type { Done, Host, Job } from './job';

const JOB = { method: 'GET', timeoutMs: 1_500, maxResponseBytes: 100_000 } as const;
/** The login of the proxy, in the forms in which it might be shown. */
const SECRETS = ['s3cret-pw', Buffer.from('anna:s3cret-pw').toString('base64')];

type Answer = (socket: Socket) => void;

const says =
  (status: string, ...fields: readonly string[]): Answer =>
  (socket) => {
    const page = '<html><head><title>Blocked</title></head><body>Blocked</body></html>';
    const head = [`HTTP/1.1 ${status}`, ...fields, 'Content-Type: text/html'].join('\r\n');
    socket.end(`${head}\r\nContent-Length: ${String(page.length)}\r\n\r\n${page}`);
  };

describe.each(['node-red', 'n8n'] as const)(
  '%s behind a proxy of the environment',
  (host: Host) => {
    let process: HostProcess;
    let proxy: Omit<Listening, 'requests'>;
    let asked: string[] = [];
    let answer: Answer = () => undefined;

    beforeAll(async () => {
      const server = createServer((socket) => {
        let head = '';
        socket.on('data', (data) => {
          head += data.toString('latin1');
          if (!head.includes('\r\n\r\n')) return;
          asked.push(head.slice(0, head.indexOf('\r\n')));
          head = '';
          answer(socket);
        });
      });
      proxy = await listening(server);
      const login = 'anna:s3cret-pw@';
      process = await HostProcess.start(host, {
        HTTPS_PROXY: `http://${login}127.0.0.1:${String(proxy.port)}`,
        // Nothing listens there.
        HTTP_PROXY: `http://${login}127.0.0.1:1`,
        NO_PROXY: 'direct.example',
      });
    });

    afterAll(() => {
      process.stop();
      proxy.close();
    });

    async function through(
      given: Answer,
      url = 'https://api.example:8443/x',
    ): Promise<Done['seen']> {
      asked = [];
      answer = given;
      const job: Job = { ...JOB, url };
      const { seen } = await process.run(job);
      for (const secret of SECRETS) expect(JSON.stringify(seen)).not.toContain(secret);
      return seen;
    }

    const failed = (message: RegExp, code = 'network'): object => ({
      kind: 'error',
      code,
      message: expect.stringMatching(message) as unknown,
    });

    const BASIC = 'Proxy-Authenticate: Basic realm="NTLM here"';

    it.each<[string, readonly string[], RegExp]>([
      ['Basic', [BASIC], /with 407\. Check user name and password of the proxy/],
      ['nothing', [], /with 407\. Check user name and password of the proxy/],
      [
        'Negotiate or Basic',
        ['Proxy-Authenticate: Negotiate', BASIC],
        /Check user name and password/,
      ],
      [
        'NTLM',
        ['Proxy-Authenticate: NTLM'],
        /It wants NTLM, and .* by Basic only\. Ask the administ/,
      ],
      [
        'Negotiate or NTLM',
        ['Proxy-Authenticate: Negotiate', 'Proxy-Authenticate: NTLM'],
        /It wants Negotiate or NTLM, and/,
      ],
      ['Digest', ['Proxy-Authenticate: Digest realm="a", nonce="b"'], /It wants Digest, and/],
    ])('that wants %s is named (407)', async (_, fields, message) => {
      expect(await through(says('407 No', ...fields))).toEqual(failed(message));
      expect(asked).toEqual(['CONNECT api.example:8443 HTTP/1.1']);
    });

    /** n8n's client takes what a proxy says in place of a tunnel for the response of the server. */
    it.each([
      [
        '403 Forbidden',
        /rejected the connection with 403\. Ask the administrator .* allows api\.exam/,
      ],
      ['302 Found', /rejected the connection with 302\. Ask the administrator/],
      [
        '502 Bad Gateway',
        /with 502\. It may not reach api\.example:8443: check host name and port/,
      ],
      ['504 Late', /with 504\. It may not reach/],
    ])('that says %s in place of a tunnel is named', async (status, message) => {
      const seen = await through(says(status));
      const code = Number(status.slice(0, 3));
      expect(seen).toMatchObject(
        host === 'n8n'
          ? { kind: 'reply', status: code, text: expect.stringContaining('<html>') as unknown }
          : failed(message),
      );
    });

    it('that ends the connection is named', async () => {
      expect(await through((socket) => void socket.end())).toEqual(
        failed(/the proxy .*(?:closed the connection.* Check that it is an HTTP proxy)/),
      );
    });

    it('that does not speak HTTP is named', async () => {
      const seen = await through((socket) => void socket.end('SSH-2.0-OpenSSH_9.2\r\n'));
      expect(seen).toEqual(
        failed(/the proxy .*(?:does not respond as an HTTP proxy|closed the conn)/),
      );
    });

    it.each([
      ['says nothing', () => undefined],
      [
        'gives a tunnel to nowhere',
        (socket: Socket) => void socket.write('HTTP/1.1 200 OK\r\n\r\n'),
      ],
      ['drips', (socket: Socket) => void socket.write('HTTP/1.1 2')],
    ])('that %s is given up in time', async (_, serve) => {
      expect(await through(serve)).toEqual(failed(/1\.5 s/, 'timeout'));
    });

    it('that cannot be reached is named, and not the server', async () => {
      const seen = await through(() => undefined, 'http://api.example/x');
      expect(seen).toEqual(failed(/the proxy .*127\.0\.0\.1:1.* could not be reached/));
      expect(asked).toEqual([]);
    });

    it('is passed by where the environment says so', async () => {
      const seen = await through(() => undefined, 'https://direct.example/x');
      expect(seen).toEqual(failed(/host name is not known|the name was not found/));
      expect(asked).toEqual([]);
    });
  },
);
