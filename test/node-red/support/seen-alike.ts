/** Whether two nodes did the same with a message. */
import type { Received } from './echo-server';
import type { Seen } from './request-stage';
import type { Msg } from './same-as-core';

/** Each node's own: the sign-in, the name of the program, and how it writes the mark of a multipart body. */
export function comparable(requests: readonly Received[]): readonly object[] {
  return requests.map(({ method, url, headers, body }) => {
    const boundary = /boundary=(\S+)/.exec(JSON.stringify(headers))?.[1]?.replace(/["\]].*/, '');
    const plain = (text: string): string =>
      boundary === undefined ? text : text.replaceAll(boundary, 'BOUNDARY');
    const own = headers.filter(
      ([name]) => !['authorization', 'user-agent', 'connection'].includes(name.toLowerCase()),
    );
    const shown = own.map(([name, value]) => `${spelt(name)}: ${plain(value)}`).sort();
    return { method, url, headers: shown, body: plain(body) };
  });
}

/** As entered; the length nobody enters. */
function spelt(name: string): string {
  return /^content-length$/i.test(name) ? 'content-length' : name;
}

/** The clock of the server, and what Node-RED puts on a message anew each time. */
function message(msg: Msg | undefined): object {
  const { _msgid: _, headers, ...rest } = msg ?? {};
  const { date: _date, 'x-node-red-request-node': _mark, ...kept } = (headers ?? {}) as Msg;
  return { ...rest, headers: kept };
}

export function expectSame([core, ours]: readonly [Seen, Seen]): void {
  expect(comparable(ours.requests)).toEqual(comparable(core.requests));
  expect(ours.sent.map(message)).toEqual(core.sent.map(message));
  expect(ours.failed).toBe(core.failed);
  expect(ours.caught).toHaveLength(core.caught.length);
  expect(ours.warnings).toBe(core.warnings);
}
