import { join } from 'node:path';
import type { ICredentialDataDecryptedObject, IDataObject, INodeParameters } from 'n8n-workflow';
import type { Json } from '../../../core';
import type { Simulator } from '../../../simulators/simulator';
import { createEngine, type Engine } from '../engine/engine';
import type { CredentialTestResult } from '../engine/credential-test';
import type { HttpRequestRun, NodeResult, NodeRun, RunningNode } from '../engine/node-run';
import { everythingLeft } from './everything-left';
import { nodeParameters, placeOf, type Place } from './node-parameters';

/** The repository with its `dist/`, or another build of the package: an unpacked tarball, say. */
const PACKAGE = process.env['LATCHKEY_PACKAGE_DIR'] ?? join(__dirname, '../../..');

type Fields = ICredentialDataDecryptedObject;

let serial = 0;

/** How a node is run: what differs from one empty item in a node without further parameters. */
interface Run extends Pick<NodeRun, 'items' | 'binary' | 'onError' | 'mode' | 'typeVersion'> {
  readonly more?: INodeParameters;
}

/** Our package in one n8n process, with one credential of ours: the account that a simulator gives. */
export class Stage {
  private constructor(
    readonly engine: Engine,
    readonly place: Place,
    private readonly others: Engine[],
    readonly id: string,
  ) {}

  /** @param fields those that differ from the simulator's account. */
  static async for(
    schemeId: string,
    simulator: Simulator,
    fields: Fields = {},
    fresh = false,
  ): Promise<Stage> {
    const place = placeOf(schemeId);
    const ca = simulator.ca === undefined ? {} : { ca: simulator.ca };
    const data = { ...simulator.accounts[schemeId], ...ca, ...fields };
    return Stage.with(place, data, fresh);
  }

  /** @param fresh in a process of its own, where no other test of the file has left anything. */
  static async with(place: Place, data: Fields, fresh = false): Promise<Stage> {
    const id = `mine-${String((serial += 1))}`;
    const row = { id, type: place.credential, data };
    const engine = await createEngine({ packageDir: PACKAGE, credentials: [row], fresh });
    return new Stage(engine, place, [], id);
  }

  /** The same n8n with another credential of this type: this account with other fields. */
  async another(fields: Fields): Promise<Stage> {
    const id = `another-${String((serial += 1))}`;
    const data = { ...(await this.rows.data(this.id)), grantToken: '', ...fields };
    await this.rows.save({ id, type: this.place.credential, data });
    return new Stage(this.engine, this.place, this.others, id);
  }

  get rows(): Engine['rows'] {
    return this.engine.rows;
  }

  run(
    operation: string,
    values: Readonly<Record<string, Json>> = {},
    run: Run = {},
  ): Promise<NodeResult> {
    return this.start(operation, values, run).done;
  }

  start(
    operation: string,
    values: Readonly<Record<string, Json>> = {},
    run: Run = {},
  ): RunningNode {
    const { more, ...rest } = run;
    return this.engine.startNode({
      ...rest,
      type: this.place.node,
      parameters: nodeParameters(this.place, operation, values, more),
      credentials: { [this.place.credential]: this.id },
    });
  }

  /** Our node with parameters as they are. */
  runRaw(parameters: INodeParameters, run: Run = {}): Promise<NodeResult> {
    return this.engine.runNode({
      ...run,
      type: this.place.node,
      parameters,
      credentials: { [this.place.credential]: this.id },
    });
  }

  /** n8n's HTTP Request node with our credential. */
  fetch(
    url: string,
    more: Partial<Omit<HttpRequestRun, 'url' | 'credential'>> = {},
  ): Promise<NodeResult> {
    const credential = { type: this.place.credential, id: this.id };
    return this.engine.runHttpRequestNode({ ...more, credential, url });
  }

  /** n8n's HTTP Request Tool with our credential: the newer of n8n's two helpers. */
  tool(url: string, body?: IDataObject, count = 1): Promise<NodeResult> {
    return this.engine.runNode({
      type: '@n8n/n8n-nodes-langchain.toolHttpRequest',
      credentials: { [this.place.credential]: this.id },
      items: items(count),
      parameters: {
        nodeCredentialType: this.place.credential,
        url,
        ...(body === undefined ? {} : { method: 'POST', jsonBody: JSON.stringify(body) }),
      },
    });
  }

  /** The Test button; the stored fields unless told. */
  test(edited?: Fields): Promise<CredentialTestResult> {
    return this.engine.testCredential(this.place.credential, this.id, edited);
  }

  search(method: string, parameters: INodeParameters, filter?: string) {
    const credentials = { [this.place.credential]: this.id };
    return this.engine.listSearch(
      { type: this.place.node, parameters, credentials },
      method,
      filter,
    );
  }

  /** Another process of the same n8n: a worker of queue mode, or the same one after a restart. */
  async secondProcess(): Promise<Stage> {
    const engine = await this.engine.secondProcess();
    this.others.push(engine);
    return new Stage(engine, this.place, this.others, this.id);
  }

  /** The grant in the row, decrypted; undefined when there is none. */
  async grant(): Promise<Readonly<Record<string, unknown>> | undefined> {
    const { grantToken } = await this.rows.data(this.id);
    if (typeof grantToken !== 'string' || grantToken === '') return undefined;
    return JSON.parse(grantToken) as Readonly<Record<string, unknown>>;
  }

  edit(change: Fields): Promise<void> {
    return this.rows.edit(this.id, (data) => ({ ...data, ...change }));
  }

  stop(): void {
    for (const engine of [this.engine, ...this.others]) engine.stop();
  }
}

export function items(count: number): readonly Record<string, never>[] {
  return Array.from({ length: count }, () => ({}));
}

/** Everything of a run that n8n stores or shows, and all that it has logged. */
export function everythingSeen(stage: Stage, ...results: readonly NodeResult[]): string {
  return everythingLeft(stage.engine, results);
}

/** The text of a stored token. */
export function tokenIn(stored: Readonly<Record<string, unknown>> | undefined): string {
  const { token } = (stored?.['secrets'] ?? {}) as { readonly token?: string };
  return String(token);
}
