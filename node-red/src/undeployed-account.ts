import type { NodeAPI } from 'node-red';
import { InputError, parseUrl } from '../../core';
import type { AccountField, Vendor } from '../../core';
import type { AccountForm } from './account-form';
import { readTls } from './tls-settings';
import { variableOf } from './variables';

/** What the editor shows in place of a stored secret and sends back when it was not changed. */
const UNCHANGED = '__PWRD__';

export interface EnteredAccount {
  /** The form before `${NAME}` was replaced. */
  readonly written: Readonly<Record<string, unknown>>;
  readonly values: AccountForm;
  readonly credentials: Readonly<Record<string, unknown>>;
}

/**
 * The account of an open dialog: what the form holds, stored secrets where they were left alone, and
 * `${NAME}` replaced as a deploy would do it.
 * @param after Node-RED as it would be after a deploy of what the dialog refers to.
 * @throws InputError when a stored secret would go to another server than the deployed account's, or on another way.
 */
export function formOfRequest(
  RED: NodeAPI,
  after: NodeAPI,
  vendor: Vendor,
  body: unknown,
): EnteredAccount {
  const dialog = dialogOfRequest(RED, `${vendor.id}-account`, body);
  const { form, deployed, kept, credentials } = dialog;
  if (deployed !== undefined) refuseMove(vendor, form, deployed, kept);
  const fields = vendor.schemes.flatMap((scheme) => scheme.fields);
  refuseOtherWay(RED, after, dialog, (stored) => fields.find(({ name }) => name === stored));
  // A vendor's form has no object in it.
  const flat = Object.entries(form).filter(([, value]) => typeof value !== 'object');
  return { written: dialog.written, values: Object.fromEntries(flat), credentials };
}

/** An open dialog, and what of the deployed account it uses. */
export interface Dialog {
  /** The form before `${NAME}` was replaced. */
  readonly written: Readonly<Record<string, unknown>>;
  readonly form: AccountForm;
  readonly credentials: Readonly<Record<string, unknown>>;
  /** The account of this id and type as the flows have it. */
  readonly deployed: Readonly<Record<string, unknown>> | undefined;
  /** Its stored secrets. */
  readonly stored: Readonly<Record<string, unknown>>;
  /** What goes to the servers of the deployed account only: secrets that were left alone, and fields of which the flows' own environment has the value. */
  readonly kept: readonly string[];
}

export function dialogOfRequest(RED: NodeAPI, type: string, body: unknown): Dialog {
  const { id, values, credentials } = asRecord(body);
  const name = typeof id === 'string' ? id : '';
  const deployed = deployedAccount(RED, type, name);
  // Whatever else has this id, the environment of its flow may hold secrets and is none of ours.
  const node = RED.nodes.getNode(deployed === undefined ? '' : name);
  const resolve = (value: unknown): unknown => {
    const variable = variableOf(value);
    if (variable === undefined) return value;
    const found: unknown = RED.util.getSetting(node, variable);
    // Left as it is, the account names the variable that is not set.
    return found === undefined ? value : found;
  };
  const written = asRecord(values);
  const form = resolved(written, resolve);
  const entered = asRecord(credentials);
  const stored = deployed === undefined ? {} : asRecord(RED.nodes.getCredentials(name));
  const untouched = Object.keys(stored).filter(
    (key) => entered[key] === UNCHANGED || entered[key] === undefined,
  );
  const own = Object.fromEntries(
    Object.entries(entered).filter(([, value]) => value !== UNCHANGED && value !== undefined),
  );
  const used = Object.fromEntries(untouched.map((key) => [key, stored[key]]));
  const isOfFlows = (value: unknown): boolean => {
    const variable = variableOf(value);
    return variable !== undefined && RED.util.getSetting(node, variable) !== process.env[variable];
  };
  const given = [written, asRecord(written['values']), entered].flatMap((fields) =>
    Object.keys(fields).filter((key) => isOfFlows(fields[key])),
  );
  return {
    written,
    form,
    credentials: resolved({ ...used, ...own }, resolve),
    deployed: deployed === undefined ? undefined : resolved(deployed, resolve),
    stored: resolved(stored, resolve),
    kept: [...untouched, ...given],
  };
}

/** The account as the flows have it, running or not. Another type's id names no account of ours. */
function deployedAccount(
  RED: NodeAPI,
  type: string,
  id: string,
): Readonly<Record<string, unknown>> | undefined {
  let found: Readonly<Record<string, unknown>> | undefined;
  RED.nodes.eachNode((node) => {
    if (node.id === id && node.type === type) found = asRecord(node);
  });
  return found;
}

type UrlField = Extract<AccountField, { readonly kind: 'url' }>;

/** Who edits an address must not get the secret that was stored for another one sent to it. */
function refuseMove(
  vendor: Vendor,
  form: AccountForm,
  deployed: Readonly<Record<string, unknown>>,
  kept: readonly string[],
): void {
  const fields = vendor.schemes.flatMap((scheme) => scheme.fields);
  const secret = fields.find(({ kind, name }) => kind !== 'url' && kept.includes(name));
  if (secret === undefined) return;
  const urls = fields.filter((field) => field.kind === 'url');
  const goesTo = (values: Readonly<Record<string, unknown>>, field: UrlField): unknown =>
    isEmpty(values[field.name]) ? originOf(field.default) : originOf(values[field.name]);
  const known = new Set(urls.map((field) => goesTo(deployed, field)));
  const moved = urls.find((field) => {
    const origin = goesTo(form, field);
    return origin !== undefined && !known.has(origin);
  });
  if (moved === undefined) return;
  throw new InputError(
    secret.name,
    `${secret.name}: ${moved.label} now names another server. Enter ${secret.label} again, or deploy the account first: a stored secret is sent to its own server only.`,
  );
}

/**
 * A proxy reads what goes over plain HTTP, and whoever is on the way reads what goes to a server that is not
 * verified: who may choose either gets the secret.
 * @throws InputError when a stored secret would take another way than the deployed account's.
 */
export function refuseOtherWay(
  RED: NodeAPI,
  after: NodeAPI,
  { form, deployed, kept }: Dialog,
  labelOf: (stored: string) => { readonly name: string; readonly label: string } | undefined,
): void {
  const secret = kept.map(labelOf).find((field) => field !== undefined);
  if (secret === undefined || deployed === undefined) return;
  const refuse = (what: string, goes: string): never => {
    throw new InputError(
      secret.name,
      `${secret.name}: ${what}. Enter ${secret.label} again, or deploy the account first: a stored secret is sent ${goes} only.`,
    );
  };
  const now = proxyUrlOf(after, form['proxy']);
  if (now !== undefined && now !== proxyUrlOf(RED, deployed['proxy'])) {
    refuse('the account now has another proxy', 'on its own way');
  }
  if (!verifies(after, form['tls']) && verifies(RED, deployed['tls'])) {
    refuse('the account no longer verifies the certificate of its server', 'to a verified server');
  }
}

/** Without a TLS configuration, or with one that cannot be read, nothing goes to a server that is not verified. */
function verifies(RED: NodeAPI, id: unknown): boolean {
  try {
    return typeof id !== 'string' || readTls(RED, id).rejectUnauthorized !== false;
  } catch {
    return true;
  }
}

/** Undefined: none, so that the environment of Node-RED says it. */
function proxyUrlOf(RED: NodeAPI, id: unknown): string | undefined {
  if (typeof id !== 'string' || isEmpty(id) || id === '_ADD_') return undefined;
  const node = RED.nodes.getNode(id) as { readonly url?: unknown } | null | undefined;
  return typeof node?.url === 'string' ? node.url : id;
}

function isEmpty(value: unknown): boolean {
  return value === undefined || value === null || value === '';
}

function originOf(value: unknown): string | undefined {
  const isUrl = typeof value === 'string' && /^https?:/i.test(value.trim());
  return isUrl ? parseUrl(value)?.origin : undefined;
}

/** No form has more objects in objects. */
const DEEPEST = 8;

/** As a deploy does it, in objects within the form, too. */
function resolved(
  values: Readonly<Record<string, unknown>>,
  resolve: (value: unknown) => unknown,
  depth = 0,
): Readonly<Record<string, unknown>> {
  if (depth > DEEPEST) return {};
  return Object.fromEntries(
    Object.entries(values).map(([key, value]) => [
      key,
      isRecord(value) ? resolved(value, resolve, depth + 1) : resolve(value),
    ]),
  );
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function asRecord(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}
