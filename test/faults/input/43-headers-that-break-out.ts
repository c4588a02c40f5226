import type { Prove } from '../fault';

const BAD = ['a\r\nX-Evil: 1', 'a\nb', 'a\rb', 'a\0b', 'caf\u20ac', '\u{1f511}', '\u0100'];
const BAD_NAMES = ['X Y', 'X\r\nEvil', 'X:', '', 'X\u00fc', 'Authorization', 'Host', 'Cookie'];

/** A header that a flow gives has line ends, NUL or letters that no header can hold, or belongs to the sign-in. */
export const prove: Prove = async (stage) => {
  const server = await stage.servers.start();
  const client = stage.client({ server });
  for (const value of BAD) {
    const error = await client.fails({ headers: { 'X-Own': value } });
    expect([value, error.code, error.message.startsWith('headers')]).toEqual([
      value,
      'input',
      true,
    ]);
  }
  for (const name of BAD_NAMES) {
    const error = await client.fails({ headers: { [name]: 'value' } });
    expect([name, error.code, error.message.startsWith('headers')]).toEqual([name, 'input', true]);
  }
  expect(server.calls.length + server.logins.length).toBe(0);
  await client.get({ headers: { 'X-Own': 'caf\u00e9 \t~' } });
  expect(server.calls[0]?.headers['x-own']).toBe('caf\u00e9 \t~');
};
