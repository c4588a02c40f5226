import type { AccountField, AnyAccount, FieldValue } from '../../core/model/account-field';
import type { RequestDraft } from '../../core/model/http';
import type { AnyScheme } from '../../core/model/scheme';
import { textOfValue } from '../../core/model/stamp';
import type { Stamp } from '../../core/model/stamp';
import { singleToken } from '../../core/model/token';
import type { Token } from '../../core/model/token';
import { Secret } from '../../core/model/secret';
import { bullets, code, sentence, table } from './docs-markdown';

/** What is known of one way to sign in: fields, what is sent, life, and what a refusal means. */
export function signInSection(scheme: AnyScheme): string {
  const { refused, signIn, denied } = scheme.remedies;
  return [
    `### ${scheme.name}`,
    sentence(scheme.description),
    ...(scheme.note === undefined ? [] : [scheme.note]),
    `In n8n: credential "${scheme.credential.displayName}". In Node-RED: sign-in method "${scheme.name}" of the account. ID: ${code(scheme.id)}.`,
    table(
      ['Field', 'Meaning', 'Default', 'Where to find it'],
      scheme.fields.map((field) => [
        `${code(field.name)} ${field.label}${field.required === true ? ' (required)' : ''}`,
        meaningOf(field),
        defaultOf(field),
        field.where ?? '',
      ]),
    ),
    bullets([
      ...sentLines(scheme),
      `Lifetime: ${lifeOf(scheme)}`,
      ...(scheme.binding === 'ip' ? [BOUND[scheme.acquire.kind]] : []),
      ...signOutLines(scheme),
      `Test: ${testOf(scheme)}`,
      `401 means: ${refused}`,
      ...(signIn === undefined ? [] : [`If the sign-in itself is rejected: ${signIn}`]),
      `403 means: ${denied}`,
      ...(scheme.sendsPassword === undefined
        ? []
        : [
            'Over plain HTTP the password is sent only if "Allow password over plain HTTP" is enabled in the account.',
          ]),
    ]),
  ].join('\n\n');
}

function meaningOf(field: AccountField): string {
  const kinds: Readonly<Partial<Record<AccountField['kind'], string>>> = {
    secret: ' Secret.',
    pem: ' Secret.',
    date: ' A date.',
    words: ' Words, separated by spaces or commas.',
  };
  const options =
    field.kind === 'enum'
      ? ` One of ${field.options.map(({ value, label }) => `${code(value)} (${label})`).join(', ')}.`
      : '';
  const bounds =
    field.kind === 'integer' ? ` From ${String(field.min)} to ${String(field.max)}.` : '';
  const tls = field.from === 'tls' ? ' In Node-RED it comes from the `tls-config` node.' : '';
  return `${sentence(field.description)}${options}${bounds}${kinds[field.kind] ?? ''}${tls}`;
}

function defaultOf(field: AccountField): string {
  if ('default' in field && field.default !== undefined) return code(String(field.default));
  return field.placeholder === undefined ? '' : `e.g. ${code(field.placeholder)}`;
}

/** The credential as it goes over the wire, with names in place of values. */
function sentLines(scheme: AnyScheme): readonly string[] {
  const account = sampleAccount(scheme);
  const url = `${Object.values(scheme.servers(account))[0] ?? 'https://host'}/`;
  const context = {
    request: { method: 'GET', url, headers: {} },
    account,
    nowMs: SAMPLE_TIME,
    random: (count: number) => new Uint8Array(count),
  } as const;
  const { acquire } = scheme;
  switch (acquire.kind) {
    case 'static': {
      const names = acquire.secretNames ?? [];
      return Array.from({ length: acquire.secrets?.(account) ?? 1 }, (_, secret) => {
        const which = names[secret] === undefined ? '' : ` (${names[secret]})`;
        return `Sent with every call${which}: ${credentialOf(acquire.sign({ ...context, secret }))}`;
      });
    }
    case 'signature':
      return [`Sent with every call: ${credentialOf(acquire.sign(context))}`];
    case 'challenge':
      return ['Sent with every call: the response to the challenge of the server.'];
    case 'login':
      return [
        ...variants(
          scheme,
          'Sent to sign in',
          (variant) => acquire.begin({ ...context, account: variant }).request,
        ),
        `Sent with every call: ${credentialOf(acquire.sign({ ...context, token: TOKEN }))}`,
      ];
    case 'carried':
      return [
        `Sent with the first call: ${credentialOf(acquire.sign({ ...context, token: undefined }))}`,
        `Sent with every later call, alone: ${credentialOf(acquire.sign({ ...context, token: TOKEN }))}`,
      ];
  }
}

const BOUND: Readonly<Record<AnyScheme['acquire']['kind'], string>> = {
  static: 'Bound to the IP address: the server accepts the secret from one address only.',
  signature: 'Bound to the IP address: the server accepts the secret from one address only.',
  challenge: 'Bound to the IP address: the server accepts the secret from one address only.',
  login:
    'Bound to the IP address: the token is valid from the address of this machine only. It is kept in memory and never stored.',
  carried:
    'Bound to the IP address: the token is valid from the address of this machine only. It is kept in memory and never stored.',
};

function signOutLines(scheme: AnyScheme): readonly string[] {
  const signOut = scheme.acquire.kind === 'login' ? scheme.acquire.signOut : undefined;
  if (signOut === undefined) return ['Sign-out: none.'];
  return [
    `Sign-out: Latchkey signs out only the tokens it has requested. Node-RED does so when an account is removed, or 60 s after a deploy that leaves no node using it. In n8n run the operation \`session.signOut\`.`,
    ...variants(scheme, 'Sent to sign out', (variant) => signOut(variant, TOKEN)),
  ];
}

/** One line per request that differs by an enum field of the account. */
function variants(
  scheme: AnyScheme,
  label: string,
  make: (account: AnyAccount) => RequestDraft | undefined,
): readonly string[] {
  const account = sampleAccount(scheme);
  const choices = scheme.fields.flatMap((field) =>
    field.kind === 'enum' ? field.options.map(({ value }) => ({ [field.name]: value })) : [],
  );
  const lines = new Map<string, string>();
  for (const choice of choices.length === 0 ? [{}] : choices) {
    const draft = make({ ...account, ...choice });
    if (draft === undefined) continue;
    const line = requestLine(draft);
    const named = Object.values(choice).map((value) => ` (${code(value)})`);
    if (!lines.has(line)) lines.set(line, named.join(''));
  }
  return [...lines].map(([line, which]) => `${label}${lines.size > 1 ? which : ''}: ${line}`);
}

const SAMPLE_TIME = 1_457_033_811_032;
const TOKEN: Token = { ...singleToken(new Secret('<token>')), minted: SAMPLE_TIME };

function sampleAccount(scheme: AnyScheme): AnyAccount {
  return Object.fromEntries(scheme.fields.map((field) => [field.name, sampleValue(field)]));
}

function sampleValue(field: AccountField): FieldValue {
  switch (field.kind) {
    case 'url':
      return field.default ?? field.placeholder ?? 'https://host';
    case 'secret':
    case 'pem':
      return new Secret(`<${field.name}>`);
    case 'words':
      return [`<${field.name}>`];
    case 'integer':
      return field.default ?? field.min;
    case 'boolean':
    case 'enum':
      return field.default;
    case 'text':
    case 'date':
      return ('default' in field ? field.default : undefined) ?? `<${field.name}>`;
  }
}

function credentialOf({ headers, certificate }: Stamp): string {
  const lines = Object.entries(headers ?? {})
    .filter(([name]) => name.toLowerCase() !== 'accept')
    .map(([name, value]) => code(`${name}: ${readable(textOfValue(value))}`));
  return certificate === undefined
    ? `${lines.join(', ')}.`
    : 'the client certificate, in the TLS handshake. No header.';
}

/** Says what a computed value is made of, where that can be seen. */
function readable(value: string): string {
  const basic = /^(basic) (\S+)$/i.exec(value);
  if (basic?.[1] !== undefined && basic[2] !== undefined) {
    return `${basic[1]} base64(${Buffer.from(basic[2], 'base64').toString('utf8')})`;
  }
  if (/^[0-9a-f]{40}$/.test(value)) return '<40 hexadecimal digits of the SHA-1>';
  return value.replace(String(SAMPLE_TIME), '<time in milliseconds>');
}

function requestLine({ method, url, headers, body }: RequestDraft): string {
  const secrets = Object.entries(headers)
    .filter(([, value]) => String(value).includes('<token>'))
    .map(([name, value]) => code(`${name}: ${String(value)}`));
  const text = typeof body === 'string' ? body : '';
  const plain = text.startsWith('{') ? text : decodeURIComponent(text.replace(/\+/g, ' '));
  const parts = [...secrets, ...(plain === '' ? [] : [code(plain)])];
  const tail = parts.length === 0 ? '' : ` with ${parts.join(', ')}`;
  return `${code(`${method} ${url}`)}${tail}.`;
}

function lifeOf(scheme: AnyScheme): string {
  const warned = scheme.fields.some((field) => field.name === 'validUntil')
    ? ' Enter the expiry date to be warned from 14 days before.'
    : '';
  switch (scheme.acquire.kind) {
    case 'static':
      return `set by the vendor; nothing is requested or refreshed. After a rejection Latchkey stops using the secret for 30 s, then for 2 min, then tries it once an hour, until you edit the account.${scheme.acquire.secrets === undefined ? '' : ' If one secret is rejected, the other is tried once, and the one that works is remembered.'}${warned}`;
    case 'signature':
      return 'signed anew for each attempt. After a 401 Latchkey tries once more with the time of the server, if its `Date` header differs from the clock of this machine.';
    case 'challenge':
      return 'computed for each request from the challenge of the server.';
    case 'login':
      return `requested once for all calls, refreshed before it expires, replaced once if the server rejects it. ${scheme.binding === 'ip' ? '' : 'n8n stores it encrypted in the credential, for all workers and across restarts. '}Node-RED keeps it in memory, across deploys.`;
    case 'carried':
      return 'no sign-in call exists. One call is sent with the key and returns the token; others wait for it up to 5 s. After a 401 the call is sent once more with the key.';
  }
}

function testOf(scheme: AnyScheme): string {
  const draft = scheme.test?.(sampleAccount(scheme));
  return draft === undefined ? 'the sign-in itself.' : requestLine(draft);
}
