/** Secrets in other scripts, with signs that texts escape, or that are words of the protocol. */
import { casesOf, leakOf } from './failing-calls';

const ODD_SECRETS = [
  'plain-secret-1',
  'pässwörd-ünïcode',
  '秘密の言葉',
  '😀🔑emoji',
  'with "quotes" and \'more\'',
  'per%cent%20sign',
  'plus+and space',
  'back\\slash\\n',
  'a<b>&c;d',
  '$& $1 $`',
  '1234567890',
  'Bearer',
  'q7$',
  '+-%',
];

it.each(casesOf(ODD_SECRETS))('no failure shows it (%s, %s)', async (id, secret) => {
  expect(await leakOf(id, secret)).toBeUndefined();
});
