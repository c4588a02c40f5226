/** Long texts of one piece, as long as the limits let in: none takes longer than two seconds. */
import { importCurl, maskedTree, shapeOf } from '../../../core';
import { describe as compile } from '../../../core/described/describe';
import { InputError } from '../../../core/errors';
import { readReply } from '../../../core/model/read-reply';
import { Secret } from '../../../core/model/secret';
import { effects, GET, isStep, LOGIN } from './support';
import { cpuTime } from '../../support/cpu-time';

const PIECES = [
  ...[
    ' ',
    '\n',
    '\r\n',
    '\t',
    'a',
    '1',
    'a1',
    '.',
    '/',
    '\\',
    '"',
    "'",
    '`',
    '$',
    '^',
    '{',
    '}',
    '{a',
  ],
  ...[
    '<',
    '</',
    '<a>',
    '<a ',
    '<!--',
    '<!DOCTYPE',
    '<?xml ',
    '<![CDATA[',
    '&',
    '&amp;',
    '&#x',
    ']]>',
  ],
  ...[
    '%',
    '%2',
    '%2e',
    '=',
    ';',
    ',',
    ':',
    '-',
    '--',
    '-H ',
    '-d ',
    '[',
    '[1,',
    '{"a":',
    '@',
    '*.',
    '..',
    '0',
  ],
];

/** Milliseconds that a run takes; an input error is an answer. */
function timeOf(run: () => void): number {
  const from = cpuTime();
  try {
    run();
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
  }
  return cpuTime() - from;
}

const long = (piece: string, length: number): string =>
  piece.repeat(Math.ceil(length / piece.length)).slice(0, length);

const SLOW = 2000;

test.each(PIECES)('a document with %j', (piece) => {
  const text = long(piece, 50_000);
  const documents = [
    text,
    `${JSON.stringify({ ...LOGIN, name: 'X' }).slice(0, -1)}${text}`,
    ...[
      { name: text },
      { origins: [`https://${text}`] },
      { signIn: [{ ...LOGIN.signIn[0], path: `/${text}` }] },
      {
        signIn: [
          { ...LOGIN.signIn[0], headers: { A: text }, cookies: text, query: { [text]: text } },
        ],
      },
      { signIn: [{ path: '/x', xml: text, take: [{ as: 'token', json: text }] }] },
      { signIn: [{ ...LOGIN.signIn[0], take: [{ as: 'token', xml: text }] }] },
      { life: { seconds: text } },
      { replies: { refused: [{ json: text, contains: text }], message: [text] } },
      { send: { make: [{ as: 'm', hash: 'md5', of: [text] }], headers: { [text]: text } } },
    ].map((more) => ({ ...LOGIN, ...more })),
  ];
  const times = documents.map((document) => timeOf(() => void compile(document)));
  expect(Math.max(...times)).toBeLessThan(SLOW);
});

const DESCRIPTION = {
  ...LOGIN,
  signIn: [
    {
      ...LOGIN.signIn[0],
      take: [
        { as: 'token', json: 'a' },
        { as: 'h', header: 'x-h', optional: true },
        { as: 'c', cookie: 'c', optional: true },
        { as: 'x', xml: 'a@b', optional: true },
        { as: 't', text: { after: '<a>', before: '</a>' }, optional: true },
      ],
    },
  ],
  life: { date: '{t}' },
  replies: {
    denied: [{ xml: 'a', contains: 'b' }],
    stale: [{ html: true }, { redirectTo: '/login' }],
    refused: [{ json: 'a', contains: 'x' }],
    message: ['a', 'xml:a', 'header:x-h'],
  },
};

test.each(PIECES)('a response with %j', (piece) => {
  const scheme = compile(DESCRIPTION);
  if (scheme.acquire.kind !== 'login') throw new Error(scheme.acquire.kind);
  const { begin } = scheme.acquire;
  const account = { baseUrl: 'https://api.test', username: 'a', password: new Secret('b') };
  const text = long(piece, 1_000_000);
  const line = long(piece.replace(/[\r\n]/g, ' '), 16_000);
  const bodies = [text, `<a>${text}`];
  const times = bodies.map((body) =>
    timeOf(() => {
      const reply = readReply({
        status: 200,
        headers: { 'content-type': line, 'x-h': line, date: line, location: line },
        cookies: [line, `c=${line}`, `c=1; ${line}`],
        body: new TextEncoder().encode(body),
      });
      const progress = begin({ ...effects, account });
      if (isStep(progress)) progress.then(reply);
      scheme.verdict(reply, GET);
      shapeOf(reply);
      maskedTree(reply);
    }),
  );
  expect(Math.max(...times)).toBeLessThan(SLOW);
});

test.each(PIECES)('a curl command with %j', (piece) => {
  const text = long(piece, 60_000);
  const commands = [
    text,
    `curl ${text}`,
    `curl 'https://a.test/${text}`,
    `curl "https://a.test/" -d "${text}`,
    `curl https://a.test/ -d '${text.replaceAll("'", '')}'`,
    `curl https://a.test/ -H 'A: ${text.replaceAll("'", '')}' -u 'a:${text.replaceAll("'", '')}'`,
    `curl https://a.test/${encodeURIComponent(text).slice(0, 60_000)} -d a=b`,
    `curl ^"https://a.test/^" ^\n -d ^"${text}^"`,
  ];
  const times = commands.map((command) => timeOf(() => void importCurl(command)));
  expect(Math.max(...times)).toBeLessThan(SLOW);
});
