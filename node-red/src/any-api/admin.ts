import type { NodeAPI } from 'node-red';
import { LatchkeyError, importCurl } from '../../../core';
import type { AnyScheme, CurlImport, TokenCell, Words } from '../../../core';
import { answer, failure, refuseForm } from '../admin';
import { certificateNotices } from '../certificate-notices';
import { depart } from '../departures';
import { dialogOfRequest, refuseOtherWay } from '../undeployed-account';
import type { Dialog } from '../undeployed-account';
import { withUndeployed } from '../undeployed-settings';
import { namingVariables } from '../variable-names';
import { ACCOUNT_TYPE, openEntered } from './account-node';
import type { ApiAround } from './account-node';
import { enteredApi, schemeOfForm, storedNameOf } from './api-form';
import type { ApiAccountForm, EnteredApi } from './api-form';
import { apiWords } from './words';
import { refuseNewOrigins, tryAccount } from './try-account';

/** Between two tests of one account. */
const TEST_PAUSE_MS = 3_000;
/** After a rejection: three presses must not lock an account. */
const REJECTED_PAUSE_MS = 30_000;

interface LastTest {
  readonly at: number;
  readonly rejected: boolean;
}

/**
 * What the dialog of an account asks for: Test, and the reading of a pasted curl command. Guarded like the
 * editor's own calls. A stored secret is in no answer; a pasted one goes back to the one who pasted it.
 */
export function registerApiAdmin(RED: NodeAPI, around: ApiAround): void {
  const { clock } = around;
  const lastTests = new WeakMap<TokenCell, LastTest>();
  const mayEdit = RED.auth.needsPermission(`${ACCOUNT_TYPE}.write`);

  RED.httpAdmin.post(`/latchkey/${ACCOUNT_TYPE}/test`, mayEdit, (request, response) => {
    if (refuseForm(request, response)) return;
    let scheme: AnyScheme | undefined;
    void answer(
      response,
      () => apiWords(RED, scheme),
      async () => {
        const dialog = dialogOfRequest(RED, ACCOUNT_TYPE, request.body as unknown);
        const form = dialog.form as ApiAccountForm;
        scheme = schemeOfForm(form);
        const entered = namingVariables(dialog.written, form, () =>
          enteredApi(form, dialog.credentials),
        );
        refuseNewOrigins(entered, deployedOf(dialog), (field) =>
          [field, storedNameOf(form, field)].some((name) => dialog.kept.includes(name ?? '')),
        );
        const after = withUndeployed(RED, request.body as unknown);
        refuseOtherWay(RED, after, dialog, (stored) =>
          entered.scheme.fields.find(({ name }) => storedNameOf(form, name) === stored),
        );
        const session = namingVariables(dialog.written, form, () =>
          openEntered(after, around, form, entered, true),
        );
        try {
          const pause = pauseLeft(lastTests.get(session.cell), clock.mono());
          if (pause > 0) {
            response.status(429);
            return {
              ok: false,
              message: RED._('test.pause', { seconds: Math.ceil(pause / 1000) }),
            };
          }
          lastTests.set(session.cell, { at: clock.mono(), rejected: false });
          const tried = await tryAccount(session, entered, form, clock);
          lastTests.set(session.cell, { at: clock.mono(), rejected: tried.rejected });
          return { ...tried, ok: tried.passed, notices: session.notices() };
        } catch (fault) {
          return await notReached(after, form, fault, apiWords(RED, scheme));
        } finally {
          void depart(session, clock);
        }
      },
    );
  });

  RED.httpAdmin.post(`/latchkey/${ACCOUNT_TYPE}/curl`, mayEdit, (request, response) => {
    if (refuseForm(request, response)) return;
    response.set('Cache-Control', 'no-store');
    void answer(
      response,
      () => apiWords(RED),
      () => {
        const { command } = (request.body ?? {}) as { readonly command?: unknown };
        return Promise.resolve(shownImport(importCurl(command)));
      },
    );
  });
}

/** What a server shows that is not trusted is told with the error. */
async function notReached(
  RED: NodeAPI,
  form: ApiAccountForm,
  fault: unknown,
  words: Words,
): Promise<Readonly<Record<string, unknown>>> {
  if (!(fault instanceof LatchkeyError)) throw fault;
  return { ...failure(fault, words), ...(await certificateNotices(RED, form, [form.baseUrl])) };
}

function pauseLeft(last: LastTest | undefined, now: number): number {
  if (last === undefined) return 0;
  return last.at + (last.rejected ? REJECTED_PAUSE_MS : TEST_PAUSE_MS) - now;
}

/** The account as it is deployed; undefined where there is none, or none that can be read. */
function deployedOf({ deployed, stored }: Dialog): EnteredApi | undefined {
  if (deployed === undefined) return undefined;
  try {
    return enteredApi(deployed as ApiAccountForm, stored);
  } catch {
    return undefined;
  }
}

function shownImport({ secrets, ...rest }: CurlImport): Readonly<Record<string, unknown>> {
  const values = Object.entries(secrets).map(([name, secret]) => [name, secret.reveal()]);
  return { ...rest, secrets: Object.fromEntries(values) as Readonly<Record<string, string>> };
}
