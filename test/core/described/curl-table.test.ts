/** Curl commands as browsers copy them and vendors document them, and what each becomes. */
import { importCurl } from '../../../core';
import { CURL_VECTORS, REFUSED_CURLS } from './curl-vectors';
import { mistake } from './support';

test.each(CURL_VECTORS.map((vector) => [vector.from, vector] as const))('%s', (_, vector) => {
  const read = importCurl(vector.command);
  const { secrets, ...told } = read;
  const [first] = read.description.signIn ?? [];
  expect(first).toEqual({ ...vector.step, take: [{ as: 'token', json: 'token' }] });
  expect([read.baseUrl, read.account]).toEqual([vector.baseUrl, vector.account]);
  const typed = Object.entries(secrets).map(([name, secret]) => [name, secret.reveal()]);
  expect(Object.fromEntries(typed)).toEqual(vector.secrets);
  expect(JSON.stringify(told)).not.toContain('hunter');
});

test.each(REFUSED_CURLS)(
  '%s is refused with a sentence that holds no value',
  (_, command, sentence) => {
    const said = mistake(() => importCurl(command));
    expect(said).toContain(`curl: ${sentence}`);
    expect(said).not.toContain('hunter');
  },
);
