import type { Node, NodeAPI, NodeDef } from 'node-red';
import { DEFAULT_LIMITS, InputError, LatchkeyError } from '../../core';
import type { Clock, Pool, Vendor, Words } from '../../core';
import { enteredFields, requireVariables, schemeOf } from './account-form';
import type { AccountForm } from './account-form';
import { openSession } from './account-session';
import type { AccountSession, SessionSettings } from './account-session';
import { announceDaily } from './announcements';
import { depart } from './departures';
import { readTls, withMinimumTls } from './tls-settings';
import { readProxy } from './transport/proxy';
import { namingVariables, writtenOf } from './variable-names';
import { requireReplaced } from './variables';
import { wordsOf } from './words';

/** The config node as action nodes see it. */
export interface AccountNode extends Node<Record<string, unknown>> {
  /** A deploy has ended it; another node may have its id now. */
  isGone?: boolean;
  /** @throws InputError when the account cannot be used; the message says why. */
  session(): AccountSession;
}

export interface Surroundings {
  readonly vendor: Vendor;
  readonly pool: Pool;
  readonly clock: Clock;
}

/** The editor is told only whether there is one. */
const PASSWORD = { type: 'password' } as const;

/** Registers `<vendor>-account`. */
export function registerAccount(RED: NodeAPI, around: Surroundings): void {
  const { vendor } = around;
  const secrets = vendor.schemes.flatMap((scheme) =>
    scheme.fields.filter((field) => field.kind === 'secret' && field.from !== 'tls'),
  );
  RED.nodes.registerType(
    `${vendor.id}-account`,
    function (this: AccountNode, definition: NodeDef & AccountForm) {
      RED.nodes.createNode(this, definition);
      startAccount(around.clock, this, {
        open: () =>
          namingVariables(writtenOf(RED, this), definition as unknown as AccountForm, () =>
            openAccount(RED, around, definition, this.credentials),
          ),
        words: () => wordsOf(RED, vendor),
      });
    },
    { credentials: Object.fromEntries(secrets.map(({ name }) => [name, PASSWORD])) },
  );
}

/** What an account node is made with. */
export interface AccountStart {
  /** Throws an InputError that names the field and the remedy. */
  open(): AccountSession;
  /** The words of its form, also where it cannot be opened. */
  words(): Words;
}

/** The life of an account node: opened with it, announced daily, left when it goes. */
export function startAccount(clock: Clock, node: AccountNode, { open, words }: AccountStart): void {
  let opened: AccountSession | undefined;
  let fault: LatchkeyError | undefined;
  let stopAnnouncing: (() => void) | undefined;
  try {
    opened = open();
    stopAnnouncing = announceDaily(inWords(opened, words()), clock, (message) =>
      node.warn(message),
    );
  } catch (thrown) {
    fault = asFault(thrown);
    node.error(words().say(fault.message));
  }
  node.session = () => {
    if (opened === undefined) throw fault ?? new InputError('account', 'account: not ready.');
    return opened;
  };
  node.on('close', (removed: boolean, done: () => void) => {
    node.isGone = true;
    stopAnnouncing?.();
    if (opened === undefined) done();
    else void depart(opened, clock, removed).then(done, done);
  });
}

/** The notices of an account as its form would say them. */
function inWords(
  session: AccountSession,
  { say }: Words,
): Pick<AccountSession, 'cell' | 'notices'> {
  return {
    cell: session.cell,
    notices: () => session.notices().map((notice) => ({ ...notice, message: say(notice.message) })),
  };
}

/** The account of a form, deployed or of an open dialog. @throws InputError that names the field and the remedy. */
export function openAccount(
  RED: NodeAPI,
  around: Surroundings,
  form: AccountForm,
  credentials: Readonly<Record<string, unknown>> | undefined,
  isTrial = false,
): AccountSession {
  const scheme = schemeOf(around.vendor, form);
  const entered = enteredFields(scheme, form, credentials ?? {});
  requireVariables(scheme, entered);
  return openSession({
    ...around,
    scheme,
    entered,
    isTrial,
    ...accountConnection(RED, form),
  });
}

/** What every account has: limits, TLS, proxy. @throws InputError that names the field and the remedy. */
export function accountConnection(
  RED: NodeAPI,
  form: AccountForm,
): Pick<SessionSettings, 'limits' | 'tls' | 'proxy' | 'lenient' | 'allowPlainPassword'> {
  const { tls, proxy, minTlsVersion, lenientParsing, allowPlainPassword } = form;
  requireReplaced({
    ...{ tls, proxy, minTlsVersion, lenientParsing, allowPlainPassword },
    ...limitsOf(form),
  });
  return {
    limits: form,
    tls: withMinimumTls(readTls(RED, tls), minTlsVersion),
    // A copy: each look into process.env asks the system.
    proxy: readProxy(RED, proxy, { ...process.env }),
    lenient: isChecked(form.lenientParsing),
    allowPlainPassword: isChecked(form.allowPlainPassword),
  };
}

function limitsOf(form: AccountForm): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.keys(DEFAULT_LIMITS).map((name) => [name, form[name]]));
}

function isChecked(value: unknown): boolean {
  return value === true || value === 'true';
}

/** What is not ours to explain (a bug, a file system) still must not carry a value of the form. */
function asFault(thrown: unknown): LatchkeyError {
  if (thrown instanceof LatchkeyError) return thrown;
  const what = thrown instanceof Error ? thrown.name : typeof thrown;
  return new InputError(
    'account',
    `account: it could not be read (${what}). Open it, check its fields, deploy.`,
  );
}
