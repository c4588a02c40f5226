/** Credentials, workflows and executions of a real n8n, as a person makes them in the editor. */
import { setTimeout as sleep } from 'node:timers/promises';

import type { ExecutionData } from './n8n-execution';
import { readExecution } from './n8n-execution';
import type { N8nServer } from './n8n-server';

export interface Credential {
  readonly id: string;
  readonly name: string;
  readonly type: string;
}

export interface WorkflowNode {
  readonly name: string;
  readonly type: string;
  readonly typeVersion: number;
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly credentials?: Readonly<Record<string, Pick<Credential, 'id' | 'name'>>>;
  readonly [setting: string]: unknown;
}

export interface Workflow {
  readonly id: string;
  /** The webhook's address. */
  readonly url: string;
}

export interface Execution {
  readonly status: string;
  readonly milliseconds: number;
  readonly data: ExecutionData;
  /** As n8n keeps it. */
  readonly stored: string;
}

interface ListedExecution {
  readonly id: string;
  readonly status: string;
  readonly startedAt: string;
  readonly stoppedAt: string | null;
}

export class N8nWorkbench {
  #made = 0;

  constructor(readonly n8n: N8nServer) {}

  createCredential(
    name: string,
    type: string,
    data: Readonly<Record<string, unknown>>,
  ): Promise<Credential> {
    return this.n8n.rest('POST', 'credentials', { name, type, data });
  }

  /** Saves it with other fields, as the editor does: all of them. */
  async edit(
    { id, name, type }: Credential,
    data: Readonly<Record<string, unknown>>,
  ): Promise<void> {
    await this.n8n.rest('PATCH', `credentials/${id}`, { name, type, data });
  }

  /** The fields of a saved one as the editor gets them, secrets blanked. */
  async fields({ id }: Credential): Promise<Readonly<Record<string, unknown>>> {
    const address = `credentials/${id}?includeData=true`;
    const { data } = await this.n8n.rest<{ data: Record<string, unknown> }>('GET', address);
    return data;
  }

  /** The Test button of a saved credential. */
  test(
    { id, name, type }: Credential,
    data: Readonly<Record<string, unknown>>,
  ): Promise<{ readonly status: string; readonly message: string }> {
    const credentials = { id, name, type, data };
    return this.n8n.rest('POST', 'credentials/test', { credentials });
  }

  /** A published workflow: a webhook, one item for each entry of its body's `items`, then the nodes in a row. */
  async createWorkflow(nodes: readonly WorkflowNode[]): Promise<Workflow> {
    this.#made += 1;
    const address = `flow-${String(this.#made)}`;
    const all: readonly WorkflowNode[] = [
      {
        name: 'Webhook',
        type: 'n8n-nodes-base.webhook',
        typeVersion: 2,
        webhookId: address,
        parameters: { path: address, httpMethod: 'POST', responseMode: 'lastNode' },
      },
      {
        name: 'Split Out',
        type: 'n8n-nodes-base.splitOut',
        typeVersion: 1,
        parameters: { fieldToSplitOut: 'body.items' },
      },
      ...nodes,
    ];
    const made = await this.n8n.rest<{ id: string; versionId: string }>('POST', 'workflows', {
      name: address,
      nodes: all.map((node, index) => ({
        id: `${address}-${String(index)}`,
        position: [index * 220, 0],
        ...node,
      })),
      connections: Object.fromEntries(
        all
          .slice(1)
          .map((node, index) => [
            all[index]?.name ?? '',
            { main: [[{ node: node.name, type: 'main', index: 0 }]] },
          ]),
      ),
      settings: { executionOrder: 'v1' },
    });
    await this.n8n.rest('POST', `workflows/${made.id}/activate`, { versionId: made.versionId });
    return { id: made.id, url: `${this.n8n.url}/webhook/${address}` };
  }

  /** Runs it with this many items. The answer's status says whether the execution succeeded. */
  async trigger(workflow: Workflow, items = 1): Promise<number> {
    const body = JSON.stringify({
      items: Array.from({ length: items }, (_, index) => ({ index })),
    });
    const headers = { 'content-type': 'application/json' };
    for (let tries = 1; ; tries += 1) {
      const answer = await fetch(workflow.url, { method: 'POST', headers, body });
      const text = await answer.text();
      // n8n publishes a workflow a moment after it has said so; until then nothing is run.
      if (answer.status !== 404) return answer.status;
      if (tries === 50) throw new Error(text);
      await sleep(100);
    }
  }

  /** The newest execution, once it is over. */
  async newestExecution(workflow: Workflow): Promise<Execution> {
    for (let tries = 0; tries < 100; tries += 1) {
      const [newest] = await this.#list(workflow, 1);
      if (newest !== undefined && newest.stoppedAt !== null) return this.#read(newest);
      await sleep(100);
    }
    throw new Error(`Workflow ${workflow.id} has no execution that is over.`);
  }

  /** What the newest executions that failed ended with. */
  async errors(workflow: Workflow, newest: number): Promise<readonly string[]> {
    const bad = (await this.#list(workflow, newest)).filter(({ status }) => status === 'error');
    const read = await Promise.all(bad.map((one) => this.#read(one)));
    return read.map(({ data }) => data.resultData.error?.message ?? '');
  }

  async #list({ id }: Workflow, limit: number): Promise<readonly ListedExecution[]> {
    const filter = encodeURIComponent(JSON.stringify({ workflowId: id }));
    const address = `executions?limit=${String(limit)}&filter=${filter}`;
    const { results } = await this.n8n.rest<{ results: readonly ListedExecution[] }>(
      'GET',
      address,
    );
    return results;
  }

  async #read({ id, status, startedAt, stoppedAt }: ListedExecution): Promise<Execution> {
    const { data } = await this.n8n.rest<{ data: string }>('GET', `executions/${id}`);
    const milliseconds = Date.parse(stoppedAt ?? '') - Date.parse(startedAt);
    return { status, milliseconds, data: readExecution(data), stored: data };
  }

  /** Runs it and gives the execution; the webhook answers when the last node has run. */
  async run(workflow: Workflow, items = 1): Promise<Execution> {
    await this.trigger(workflow, items);
    return this.newestExecution(workflow);
  }
}
