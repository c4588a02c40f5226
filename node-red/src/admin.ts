import type { NodeAPI } from 'node-red';
import { InputError, LatchkeyError, feederOf, findOperation } from '../../core';
import type { Field, TestReport, TokenCell, Words } from '../../core';
import type { AccountForm } from './account-form';
import { openAccount } from './account-node';
import type { AccountSession } from './account-session';
import type { AccountNode, Surroundings } from './account-node';
import { certificateNotices } from './certificate-notices';
import { depart } from './departures';
import { createListCache } from './list-cache';
import { formOfRequest } from './undeployed-account';
import { withUndeployed } from './undeployed-settings';
import { namingVariables } from './variable-names';
import { wordsOf } from './words';

/** Between two tests of one account: a wrong password that is tried again and again locks it. */
const TEST_PAUSE_MS = 3_000;

/**
 * What the editor asks for: the Test button and live lists. Registered once per vendor; guarded like
 * the editor's own calls; nothing that is answered holds a secret.
 */
export function registerAdmin(RED: NodeAPI, around: Surroundings): void {
  const { vendor } = around;
  const words = (): Words => wordsOf(RED, vendor);
  const lastTests = new WeakMap<TokenCell, number>();
  const lists = createListCache(around.clock);

  RED.httpAdmin.post(
    `/latchkey/${vendor.id}/test`,
    RED.auth.needsPermission(`${vendor.id}-account.write`),
    (request, response) => {
      if (refuseForm(request, response)) return;
      void answer(response, words, async () => {
        const after = withUndeployed(RED, request.body as unknown);
        const form = formOfRequest(RED, after, vendor, request.body as unknown);
        const session = namingVariables(form.written, form.values, () =>
          openAccount(after, around, form.values, form.credentials, true),
        );
        try {
          const now = around.clock.mono();
          // By account and not by dialog: six dialogs with one password are one account to be locked.
          if (now - (lastTests.get(session.cell) ?? -Infinity) < TEST_PAUSE_MS) {
            response.status(429);
            return { ok: false, message: RED._('test.pause') };
          }
          lastTests.set(session.cell, now);
          return await tested(session, after, form.values, words());
        } finally {
          // A deploy that makes the tested account real within the grace keeps the session of the test.
          void depart(session, around.clock);
        }
      });
    },
  );

  RED.httpAdmin.post(
    `/latchkey/${vendor.id}/list`,
    // A list is a call with the stored secret: for those who may edit, not for all who may look.
    RED.auth.needsPermission(`${vendor.id}.write`),
    (request, response) => {
      if (refuseForm(request, response)) return;
      void answer(response, words, async () => {
        const body = (request.body ?? {}) as Readonly<Record<string, unknown>>;
        const account = RED.nodes.getNode(textIn(body, 'account')) as
          AccountNode | null | undefined;
        if (account?.type !== `${vendor.id}-account`) {
          throw new InputError('account', RED._('list.deployFirst'));
        }
        const session = account.session();
        const row = findOperation(vendor, session.scheme, textIn(body, 'operation'));
        const field = row.fields.find(({ name }) => name === body['field']);
        if (field?.kind !== 'lookup') throw new InputError('field', RED._('list.noList'));
        const entered = enteredIn(body['params']);
        return { options: await lists.options(session, field, paramsFor(field, entered), entered) };
      });
    },
  );
}

/** A plain HTML form of any web site can be posted here without a login; JSON cannot (CORS asks first). */
export function refuseForm(
  request: { is(type: string): string | false | null },
  response: { status(code: number): { json(body: unknown): unknown } },
): boolean {
  if (request.is('json') !== false) return false;
  response.status(415).json({ ok: false, message: 'Send JSON (Content-Type: application/json).' });
  return true;
}

/** What the form holds at the moment, by the name of the field. */
function enteredIn(params: unknown): (field: string) => string {
  const values = (typeof params === 'object' && params !== null ? params : {}) as Readonly<
    Record<string, unknown>
  >;
  return (name) => textIn(values, name);
}

/** Empty where a form would hold no such thing. */
function textIn(values: Readonly<Record<string, unknown>>, name: string): string {
  const value = Object.hasOwn(values, name) ? (values[name] ?? '') : '';
  return typeof value === 'object' ? '' : String(value as string | number | boolean);
}

/** The parameters of the lookup: fixed ones, and `{field}` from what the form holds. */
function paramsFor(
  field: Field & { readonly kind: 'lookup' },
  entered: (field: string) => string,
): Readonly<Record<string, string>> {
  const params = Object.entries(field.lookup.params ?? {}).map(([name, text]) => {
    const from = feederOf(text);
    return [name, from === undefined ? text : entered(from)] as const;
  });
  return Object.fromEntries(params.filter(([, value]) => value !== ''));
}

/** What a server shows that is not trusted is told with the error: a person compares it before trusting it. */
async function tested(
  session: AccountSession,
  RED: NodeAPI,
  form: AccountForm,
  words: Words,
): Promise<Readonly<Record<string, unknown>>> {
  try {
    return inWords(await session.client.test(), words);
  } catch (fault) {
    if (!(fault instanceof LatchkeyError)) throw fault;
    const urls = session.scheme.fields.flatMap(({ kind, name }) =>
      kind === 'url' ? [form[name]] : [],
    );
    return { ...failure(fault, words), ...(await certificateNotices(RED, form, urls)) };
  }
}

export function failure(fault: LatchkeyError, words: Words): Readonly<Record<string, unknown>> {
  const { code, field } = fault;
  const message = words.say(fault.message);
  return { ok: false, message, code, ...(field === undefined ? {} : { field }) };
}

/** The core names the account as n8n's credential is called. */
function inWords(report: TestReport, words: Words): Readonly<Record<string, unknown>> {
  const notices = report.notices.map((notice) => ({
    ...notice,
    message: words.say(notice.message),
  }));
  return { ...report, message: words.say(report.message), notices };
}

export async function answer(
  response: { json(body: unknown): unknown },
  words: () => Words,
  work: () => Promise<Readonly<Record<string, unknown>>>,
): Promise<void> {
  try {
    response.json({ ok: true, ...(await work()) });
  } catch (thrown) {
    // 200: the question was answered; the editor's own error pop-ups are for its own faults.
    response.json(
      thrown instanceof LatchkeyError
        ? failure(thrown, words())
        : { ok: false, message: 'An unexpected error. Please report it.' },
    );
  }
}
