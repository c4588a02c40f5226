/** Credentials of a real n8n with the simulators' accounts, and the workflows that call with them. */
import type { Simulators } from '../../../simulators';
import type { Simulator } from '../../../simulators/simulator';
import { placeOf } from '../../n8n/stage/node-parameters';
import { SCHEMES } from '../../n8n/stage/schemes';
import type { SchemeCase } from '../../n8n/stage/schemes';
import { httpNode, ourNode } from './n8n-nodes';
import type { Credential, Execution, N8nWorkbench, Workflow } from './n8n-workbench';
import { enteredSecrets } from '../../support/secret-forms';

export interface Account {
  readonly scheme: SchemeCase;
  readonly simulator: Simulator;
  readonly data: Readonly<Record<string, string>>;
  readonly credential: Credential;
}

export class N8nAccounts {
  /** Every secret that was typed in. */
  readonly entered: string[] = [];

  constructor(
    private readonly bench: N8nWorkbench,
    private readonly simulators: Simulators,
  ) {}

  /** A credential with the simulator's account, or with fields that differ from it. */
  async make(id: string, change: Readonly<Record<string, string>> = {}): Promise<Account> {
    const simulator = Object.values<Simulator>(this.simulators).find(
      ({ accounts }) => id in accounts,
    );
    const scheme = SCHEMES.find((item) => item.id === id);
    if (simulator === undefined || scheme === undefined) throw new Error(`Nothing knows ${id}.`);
    const data = { ...simulator.accounts[id], ca: simulator.ca ?? '', ...change };
    const credential = await this.bench.createCredential(id, placeOf(id).credential, data);
    this.entered.push(...enteredSecrets(id, data));
    return { scheme, simulator, data, credential };
  }

  ourFlow({ scheme, credential }: Account): Promise<Workflow> {
    return this.bench.createWorkflow([ourNode(scheme, credential)]);
  }

  httpFlow({ scheme, credential, data }: Account): Promise<Workflow> {
    return this.bench.createWorkflow([httpNode(scheme.call(data), credential)]);
  }

  /** Webhook calls that arrive together; their statuses. */
  together(workflow: Workflow, count: number): Promise<readonly number[]> {
    return Promise.all(Array.from({ length: count }, () => this.bench.trigger(workflow)));
  }
}

export function failed(statuses: readonly number[]): number {
  return statuses.filter((status) => status !== 200).length;
}

/** The error that an execution ended with. */
export function why({ data }: Execution): string | undefined {
  return data.resultData.error?.message;
}
