import { createServer } from 'node:http';
import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What every token holds, so that it is found however it is escaped. */
export const MARK = 'Zaunkoenig';

/** A request as it came over the wire. */
export interface Recorded {
  readonly method: string;
  /** Path and query, byte for byte. */
  readonly target: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
  /** The number of each token in it, one for each place. */
  readonly tokens: readonly number[];
}

/**
 * A server that signs in, keeps what it is sent, and answers nothing of it. `/status/<n>` answers with that
 * status, `/pages` until page 3, `/hang` never, `/reset` by ending the connection; a token that was revoked gets 401.
 */
export interface RecordingServer {
  readonly url: string;
  /** Every request but the sign-ins and tests. */
  readonly calls: readonly Recorded[];
  /** Path and query of every request, sign-ins and tests as well. */
  readonly targets: readonly string[];
  readonly signIns: number;
  /** Ends all tokens that there are. */
  revoke(): void;
  /** Does so after so many more calls. */
  revokeAfter(calls: number): void;
  close(): Promise<void>;
}

export async function startRecording(): Promise<RecordingServer> {
  const calls: Recorded[] = [];
  const targets: string[] = [];
  let minted = 0;
  let oldest = 1;
  let callsUntil = Infinity;
  const server = createServer((request, response) => {
    void recorded(request).then((call) => {
      targets.push(call.target);
      const path = call.target.replace(/\?.*/, '');
      const answer = (status: number, body: object = {}): void => {
        response.writeHead(status, { 'content-type': 'application/json' });
        response.end(JSON.stringify(body));
      };
      if (path === '/login') {
        minted += 1;
        const name = `${MARK}-${String(minted)}`;
        answer(200, { token: `t"o\\k&<${name}>é`, session: name });
        return;
      }
      if (path !== '/test') {
        calls.push(call);
        if (callsUntil === 0) oldest = minted + 1;
        callsUntil -= 1;
      }
      if (call.tokens.some((token) => token < oldest)) answer(401);
      else if (path === '/reset') request.socket.destroy();
      else if (path === '/pages') answer(...pageOf(call.target));
      else if (path !== '/hang') answer(Number(/^\/status\/(\d+)/.exec(path)?.[1] ?? 200));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`,
    calls,
    targets,
    get signIns() {
      return minted;
    },
    revoke: () => {
      oldest = minted + 1;
    },
    revokeAfter: (count) => {
      callsUntil = count;
    },
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

function pageOf(target: string): [number, object] {
  const page = Number(/[?&]page=(\d+)/.exec(target)?.[1]);
  return page <= 3 ? [200, { page }] : [404, {}];
}

async function recorded(request: IncomingMessage): Promise<Recorded> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of request) chunks.push(chunk as Uint8Array);
  const { method = '', url = '', headers } = request;
  const body = Buffer.concat(chunks).toString();
  const all = [url, body, JSON.stringify(headers)].join('\n');
  const tokens = [...all.matchAll(new RegExp(`${MARK}-(\\d+)`, 'g'))].map(([, n]) => Number(n));
  return { method, target: url, headers, body, tokens };
}
