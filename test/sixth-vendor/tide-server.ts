import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

/** The made-up tide server, on 127.0.0.1: JSON-RPC, the session in the body, failures under 200. */
export interface TideServer {
  /** What the account needs. */
  readonly account: Readonly<Record<'baseUrl' | 'username' | 'password', string>>;
  /** Sessions that are good at the moment. */
  readonly open: Set<string>;
  /** Sign-ins that were tried. */
  readonly tried: number;
  close(): Promise<void>;
}

interface Call {
  readonly method?: string;
  readonly auth?: string;
  readonly params?: Readonly<Record<string, unknown>>;
}

const USER = 'ann';
const PASSWORD = 'tide "pass\\word" ä&<';

export async function startTideServer(): Promise<TideServer> {
  const open = new Set<string>();
  let tried = 0;

  const signIn = ({ params = {} }: Call): object => {
    tried += 1;
    if (params['user'] !== USER || params['password'] !== PASSWORD) {
      return { error: { code: -5, message: 'Unknown user.' } };
    }
    const session = `tide-session-${String(tried)}-ä"\\`;
    open.add(session);
    return { result: { session } };
  };

  const resultOf = (call: Call): object => {
    if (call.method === 'session.open') return signIn(call);
    if (!open.has(String(call.auth))) return { error: { code: -5, message: 'No session.' } };
    // It repeats what it was sent, as a talkative server does.
    if (call.method === 'port.list') {
      return { result: [{ name: 'Husum' }, { name: 'Emden', asked: call }] };
    }
    if (call.method === 'port.get') return { error: { code: -12, message: 'No such port.' } };
    if (call.method === 'session.close') open.delete(String(call.auth));
    return { result: true };
  };

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const call = JSON.parse(await text(request)) as Call;
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(JSON.stringify(resultOf(call)));
  }

  const server = createServer((request, response) => void answer(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    account: {
      baseUrl: `http://127.0.0.1:${String(port)}/tides`,
      username: USER,
      password: PASSWORD,
    },
    open,
    get tried() {
      return tried;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
