import type { NodeAPI, NodeDef } from 'node-red';
import type { Clock, Pool, Words } from '../../../core';
import { accountConnection, startAccount } from '../account-node';
import type { AccountNode } from '../account-node';
import { openSession } from '../account-session';
import type { AccountSession } from '../account-session';
import { apiOfScheme } from '../process-pool';
import { namingVariables, writtenOf } from '../variable-names';
import { enteredApi, schemeOfForm } from './api-form';
import type { ApiAccountForm, EnteredApi } from './api-form';
import { storedSecretNames } from './secret-names';
import { apiWords } from './words';

/** What the nodes for any API share. */
export interface ApiAround {
  readonly pool: Pool;
  readonly clock: Clock;
}

export const ACCOUNT_TYPE = 'latchkey-account';

/** The config node as request nodes see it. */
export interface ApiAccountNode extends AccountNode {
  /** The bound of one request that the person entered, milliseconds. */
  readonly ownTimeoutMs: number | undefined;
  /** The words of its form, also where it cannot be used. */
  words(): Words;
}

/** The editor is told only whether there is one. */
const PASSWORD = { type: 'password' } as const;

/** Registers `latchkey-account`. */
export function registerApiAccount(RED: NodeAPI, around: ApiAround): void {
  RED.nodes.registerType(
    ACCOUNT_TYPE,
    function (this: ApiAccountNode, definition: NodeDef & ApiAccountForm) {
      RED.nodes.createNode(this, definition);
      const ms = Number(definition.timeoutMs ?? '');
      const words = (): Words => apiWords(RED, schemeOfForm(definition));
      Object.assign(this, { ownTimeoutMs: ms > 0 ? ms : undefined, words });
      startAccount(around.clock, this, {
        open: () =>
          namingVariables(writtenOf(RED, this), definition as unknown as ApiAccountForm, () =>
            openEntered(RED, around, definition, enteredApi(definition, this.credentials)),
          ),
        words,
      });
    },
    { credentials: Object.fromEntries(storedSecretNames().map((name) => [name, PASSWORD])) },
  );
}

/** The account of a form that has been read, deployed or of an open dialog. @throws InputError that names the field and the remedy. */
export function openEntered(
  RED: NodeAPI,
  around: ApiAround,
  form: ApiAccountForm,
  { scheme, entered }: EnteredApi,
  isTrial = false,
): AccountSession {
  return openSession({
    pool: around.pool,
    clock: around.clock,
    vendor: apiOfScheme(scheme),
    scheme,
    entered,
    isTrial,
    ...accountConnection(RED, form),
    // Whoever gives a client certificate to the account of an API means all of its requests.
    alwaysShowsCertificate: true,
  });
}
