import { parseUrl } from '../model/parse-url';
import { curlFault, curlWords } from './curl-words';

/** What a curl command would send. Holds secrets as they were typed. */
export interface CurlRequest {
  readonly method: string;
  readonly url: URL;
  readonly headers: readonly (readonly [string, string])[];
  readonly basic?: { readonly user: string; readonly password: string; readonly digest: boolean };
  readonly body?: string;
  /** What was left out, one sentence each. */
  readonly notes: readonly string[];
}

/** Options without a value, and options whose value says nothing about the request. */
const FLAGS =
  /^(?:-[sSLivgfjN#0-3]|--(?:silent|show-error|location|include|verbose|compressed|fail|fail-with-body|globoff|http1\.[01]|http2|http3|tlsv1(?:\.\d)?|no-progress-meter|progress-bar|no-buffer|basic|anyauth|path-as-is|ssl-reqd|location-trusted|ipv[46]|junk-session-cookies|tr-encoding|raw))$/;
const IGNORED_WITH_VALUE =
  /^(?:-[omwcDrCyYzZ]|--(?:output|max-time|connect-timeout|write-out|cookie-jar|dump-header|retry|retry-delay|retry-max-time|max-redirs|ciphers|resolve|limit-rate|interface|trace-ascii|trace|stderr))$/;
const OF_THE_ACCOUNT =
  /^(?:-[xEU]|--(?:proxy|proxy-user|noproxy|cert|key|cacert|capath|pass|cert-type|key-type))$/;
const FILES = /^(?:-F|--form|--form-string|-T|--upload-file)$/;

interface Draft {
  method?: string;
  url?: string;
  headers: [string, string][];
  data: string[];
  isJson: boolean;
  inQuery: boolean;
  isDigest: boolean;
  user?: string;
  notes: Set<string>;
}

/**
 * Reads a curl command.
 * @throws InputError that names the option and never a value.
 */
export function readCurl(command: string): CurlRequest {
  const draft: Draft = {
    headers: [],
    data: [],
    isJson: false,
    inQuery: false,
    isDigest: false,
    notes: new Set(),
  };
  const words = [...curlWords(command)];
  while (words.length > 0) {
    const [option, attached] = optionOf(String(words.shift()), words);
    readOption(draft, option, () => valueOf(option, attached ?? words.shift()));
  }
  return requestOf(draft);
}

/** `-XPOST` is `-X POST`, `-sk` is `-s -k`, `--json=x` is `--json x`. */
function optionOf(word: string, words: string[]): readonly [string, string | undefined] {
  if (word.startsWith('--')) {
    const equals = word.indexOf('=');
    return equals < 0 ? [word, undefined] : [word.slice(0, equals), word.slice(equals + 1)];
  }
  if (!word.startsWith('-') || word.length <= 2) return [word, undefined];
  const option = word.slice(0, 2);
  if (FLAGS.test(option) || option === '-k' || option === '-G' || option === '-I') {
    words.unshift(`-${word.slice(2)}`);
    return [option, undefined];
  }
  return [option, word.slice(2)];
}

function valueOf(option: string, value: string | undefined): string {
  if (value === undefined) throw curlFault(`${option} has no value. Paste the whole command`);
  return value;
}

function readOption(draft: Draft, option: string, value: () => string): void {
  switch (option) {
    case '-X':
    case '--request':
      draft.method = value().toUpperCase();
      return;
    case '--url':
      draft.url = value();
      return;
    case '-H':
    case '--header':
      addHeader(draft, value());
      return;
    case '-A':
    case '--user-agent':
    case '-e':
    case '--referer':
      value();
      return;
    case '-b':
    case '--cookie':
      value();
      draft.notes.add(
        'Cookies of the copied command were left out; a sign-in starts without them.',
      );
      return;
    case '-u':
    case '--user':
      draft.user = value();
      return;
    case '--oauth2-bearer':
      draft.headers.push(['Authorization', `Bearer ${value()}`]);
      return;
    case '--digest':
      draft.isDigest = true;
      return;
    case '-d':
    case '--data':
    case '--data-ascii':
    case '--data-binary':
      draft.data.push(noFile(option, value()));
      return;
    case '--data-raw':
      draft.data.push(value());
      return;
    case '--data-urlencode':
      draft.data.push(encoded(option, value()));
      return;
    case '--json':
      draft.isJson = true;
      draft.data.push(noFile(option, value()));
      return;
    case '-G':
    case '--get':
      draft.inQuery = true;
      return;
    case '-I':
    case '--head':
      draft.method = 'HEAD';
      return;
    case '-k':
    case '--insecure':
      draft.notes.add(
        '-k was left out; whether certificates are verified is a setting of the account.',
      );
      return;
    default:
      readRest(draft, option, value);
  }
}

/** What text editors make of one dash or two. */
const EDITED_DASH = /^[\u2010-\u2015\u2212]/;

function readRest(draft: Draft, option: string, value: () => string): void {
  if (EDITED_DASH.test(option)) {
    throw curlFault(
      'an option begins with a dash that a text editor has changed. Type "-" or "--" in its place',
    );
  }
  if (!option.startsWith('-') || option === '-') {
    if (draft.url !== undefined) {
      throw curlFault('there is more than one URL, or a value without quotes. Paste one command');
    }
    draft.url = option;
  } else if (FILES.test(option)) {
    throw curlFault(
      `${option} sends a file or a multipart form, which a sign-in cannot. Use a login call that takes JSON or a form`,
    );
  } else if (OF_THE_ACCOUNT.test(option)) {
    value();
    draft.notes.add(`${option} was left out; proxy and TLS are settings of the account.`);
  } else if (IGNORED_WITH_VALUE.test(option)) {
    value();
  } else if (!FLAGS.test(option)) {
    // The word may hold a value that was meant for another option, so only a plain name is repeated.
    const name = /^--?[a-z0-9.-]{1,30}$/i.test(option) ? option : 'an option';
    throw curlFault(`${name} is not supported. Remove it from the command`);
  }
}

function addHeader(draft: Draft, line: string): void {
  const [, name = '', text = ''] = /^([^:;]+)[:;]\s*(.*)$/s.exec(line) ?? [];
  if (name !== '') draft.headers.push([name.trim(), text.trim()]);
}

function noFile(option: string, value: string): string {
  if (!value.startsWith('@')) return value;
  throw curlFault(`${option} reads a file. Paste the content of the file in its place`);
}

/** `content`, `=content`, `name=content`; curl percent-encodes the content. */
function encoded(option: string, value: string): string {
  const equals = value.indexOf('=');
  if (equals < 0 && value.includes('@')) {
    throw curlFault(`${option} reads a file. Paste the content of the file in its place`);
  }
  const name = equals > 0 ? `${value.slice(0, equals)}=` : '';
  return `${name}${encodeURIComponent(toWellFormed(value.slice(equals + 1)))}`;
}

function toWellFormed(text: string): string {
  return text.replace(/\p{Surrogate}/gu, '\ufffd');
}

function requestOf(draft: Draft): CurlRequest {
  const url = urlOf(draft.url);
  const text = draft.data.length === 0 ? undefined : draft.data.join(draft.isJson ? '' : '&');
  if (draft.inQuery && text !== undefined)
    url.search = [url.search.slice(1), text].filter(Boolean).join('&');
  const body = draft.inQuery ? undefined : text;
  const { user, password } = userAndPassword(draft.user ?? userInUrl(url));
  const headers = draft.isJson
    ? [['Content-Type', 'application/json'] as const, ...draft.headers]
    : draft.headers;
  return {
    method: draft.method ?? (body === undefined ? 'GET' : 'POST'),
    url,
    headers,
    ...(user === '' ? {} : { basic: { user, password, digest: draft.isDigest } }),
    ...(body === undefined ? {} : { body }),
    notes: [...draft.notes],
  };
}

function urlOf(text: string | undefined): URL {
  if (text === undefined) throw curlFault('there is no URL. Paste the whole command');
  const whole = /^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `https://${text}`;
  const url = parseUrl(whole);
  if (url === undefined || !/^https?:$/.test(url.protocol)) {
    throw curlFault('the URL is not an http or https address. Paste the whole command');
  }
  return url;
}

function decodeURIComponentSafe(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** The password may hold colons, the user may not (RFC 7617). */
export function userAndPassword(text: string): {
  readonly user: string;
  readonly password: string;
} {
  const colon = text.indexOf(':');
  if (colon < 0) return { user: text, password: '' };
  return { user: text.slice(0, colon), password: text.slice(colon + 1) };
}

function userInUrl({ username, password }: URL): string {
  const user = decodeURIComponentSafe(username);
  return password === '' ? user : `${user}:${decodeURIComponentSafe(password)}`;
}
