// First: n8n-core reads the environment while it is loaded.
import { loggedLines } from './instance';
import { LoadOptionsContext, WorkflowExecute } from 'n8n-core';
import {
  Workflow,
  type IConnections,
  type ICredentialDataDecryptedObject,
  type ILoadOptionsFunctions,
  type INode,
  type INodeListSearchResult,
  type INodePropertyOptions,
  type INodeType,
  type INodeTypes,
  type IRun,
} from 'n8n-workflow';
import { additionalData } from './additional-data';
import { CredentialRows, type CredentialSeed } from './credential-rows';
import { testCredential, type CredentialTestResult } from './credential-test';
import { RowCredentialsHelper } from './credentials-helper';
import { InstalledPackage } from './installed-package';
import { resultOf, startedAt, TRIGGER } from './execution';
import { httpRequestRun } from './http-request-run';
import { credentialTypes, nodeTypesOf } from './installed-types';
import type { HttpRequestRun, NodeResult, NodeRun, RunningNode } from './node-run';

/** One n8n process with one community package. */
export interface EngineSettings {
  /** Folder with package.json (its `n8n` section) and the built `dist/`. */
  readonly packageDir: string;
  /** Rows to begin with, or the rows of another engine (queue mode, or after a restart). */
  readonly credentials: readonly CredentialSeed[] | CredentialRows;
  /** A process that nothing has run in before: with no token, and no lockout, in memory. */
  readonly fresh?: boolean;
}

export class Engine {
  private executions = 0;
  private readonly nodeTypes: INodeTypes;

  private constructor(
    private readonly settings: EngineSettings,
    private readonly installed: InstalledPackage,
    readonly rows: CredentialRows,
    readonly credentialsHelper: RowCredentialsHelper,
  ) {
    this.nodeTypes = nodeTypesOf(installed);
  }

  static async start(settings: EngineSettings): Promise<Engine> {
    const { packageDir, fresh = false } = settings;
    const installed = fresh
      ? await InstalledPackage.install(packageDir)
      : await InstalledPackage.shared(packageDir);
    const rows =
      settings.credentials instanceof CredentialRows
        ? settings.credentials
        : await CredentialRows.from(settings.credentials);
    const helper = new RowCredentialsHelper(credentialTypes(installed), rows);
    return new Engine(settings, installed, rows, helper);
  }

  /** What n8n logged since this file began. Search it for secrets. */
  get logged(): readonly string[] {
    return loggedLines();
  }

  /** Another process of the same installation: the same rows, nothing else shared. */
  secondProcess(): Promise<Engine> {
    return Engine.start({ ...this.settings, credentials: this.rows, fresh: true });
  }

  /** Removes the copy of the package that a process of its own has. */
  stop(): void {
    if (this.settings.fresh === true) this.installed.remove();
  }

  runNode(run: NodeRun): Promise<NodeResult> {
    return this.startNode(run).done;
  }

  startNode(run: NodeRun): RunningNode {
    const { items = [{}], binary, mode = 'manual' } = run;
    const node = this.nodeFor(run);
    const executionId = String(++this.executions);
    const workflow = new Workflow({
      id: executionId,
      nodes: [TRIGGER, node],
      connections: {
        [TRIGGER.name]: { main: [[{ node: node.name, type: 'main', index: 0 }]] },
      },
      active: false,
      nodeTypes: this.nodeTypes,
      settings: { executionOrder: 'v1' },
    });
    const input = items.map((json, item) => ({
      ...{ json, pairedItem: { item } },
      ...(binary === undefined ? {} : { binary }),
    }));
    const shown: unknown[] = [];
    const extra = additionalData(this.credentialsHelper, mode, executionId);
    extra.sendDataToUI = (_, data) => shown.push(data);
    const execution = new WorkflowExecute(
      extra,
      mode,
      startedAt(TRIGGER, input),
    ).processRunExecutionData(workflow);

    const done = execution.then((run) => resultOf(run, node, shown));
    return { done, cancel: () => execution.cancel() };
  }

  /**
   * A whole workflow from its manual trigger on.
   * @param credentials the ID of the row for each credential type that a node needs
   */
  async runWorkflow(
    nodes: readonly INode[],
    connections: IConnections,
    credentials: Readonly<Record<string, string>>,
  ): Promise<IRun> {
    const executionId = String(++this.executions);
    const known = nodes.filter(({ type }) => type !== 'n8n-nodes-base.stickyNote');
    const trigger = known.find(({ type }) => type === 'n8n-nodes-base.manualTrigger');
    if (trigger === undefined) throw new Error('The workflow has no manual trigger.');
    const workflow = new Workflow({
      id: executionId,
      nodes: known.map((node) => ({ ...node, credentials: this.credentialsOf(node, credentials) })),
      connections,
      active: false,
      nodeTypes: this.nodeTypes,
      settings: { executionOrder: 'v1' },
    });
    return await new WorkflowExecute(
      additionalData(this.credentialsHelper, 'manual', executionId),
      'manual',
      startedAt(trigger, [{ json: {} }]),
    ).processRunExecutionData(workflow);
  }

  private credentialsOf(
    node: INode,
    rows: Readonly<Record<string, string>>,
  ): NonNullable<INode['credentials']> {
    const types = this.nodeTypes.getByNameAndVersion(node.type).description.credentials ?? [];
    return Object.fromEntries(
      types.flatMap(({ name }) => {
        const id = rows[name];
        return id === undefined ? [] : [[name, this.rows.reference(id)]];
      }),
    );
  }

  /**
   * What a person's HTTP Request node does with one of our credentials. An item of the result is
   * `{ body, headers, statusCode, statusMessage }`.
   */
  runHttpRequestNode(run: HttpRequestRun): Promise<NodeResult> {
    return this.runNode(httpRequestRun(run));
  }

  /**
   * The Test button.
   * @param edited fields as they stand in the open form; the stored ones unless told.
   */
  async testCredential(
    type: string,
    id: string,
    edited?: ICredentialDataDecryptedObject,
  ): Promise<CredentialTestResult> {
    return await testCredential({
      type: this.credentialsHelper.typeOf(type),
      credential: { ...this.rows.reference(id), id },
      data: edited ?? (await this.rows.data(id)),
      helper: this.credentialsHelper,
      noOp: this.nodeTypes.getByNameAndVersion('n8n-nodes-base.noOp'),
    });
  }

  /** A list from the live API, as the editor asks for it while a person fills in the node. */
  async listSearch(
    run: Omit<NodeRun, 'items' | 'onError' | 'mode'>,
    method: string,
    filter?: string,
    paginationToken?: string,
  ): Promise<INodeListSearchResult> {
    const { context, type } = this.editorContext(run);
    const search = type.methods?.listSearch?.[method];
    if (search === undefined) throw new Error(`${run.type} has no list search "${method}".`);
    return await search.call(context, filter, paginationToken);
  }

  async loadOptions(
    run: Omit<NodeRun, 'items' | 'onError' | 'mode'>,
    method: string,
  ): Promise<INodePropertyOptions[]> {
    const { context, type } = this.editorContext(run);
    const load = type.methods?.loadOptions?.[method];
    if (load === undefined) throw new Error(`${run.type} has no load-options "${method}".`);
    return await load.call(context);
  }

  /** A node type as the editor knows it. */
  nodeType(type: string): INodeType {
    return this.nodeTypes.getByNameAndVersion(type);
  }

  private editorContext(run: NodeRun): { context: ILoadOptionsFunctions; type: INodeType } {
    const node = this.nodeFor(run);
    const workflow = new Workflow({
      nodes: [node],
      connections: {},
      active: false,
      nodeTypes: this.nodeTypes,
    });
    const data = additionalData(this.credentialsHelper, 'internal', 'editor');
    data.currentNodeParameters = node.parameters;
    return {
      context: new LoadOptionsContext(workflow, node, data, '') as ILoadOptionsFunctions,
      type: this.nodeTypes.getByNameAndVersion(node.type, node.typeVersion),
    };
  }

  private nodeFor({
    type,
    typeVersion,
    parameters = {},
    credentials = {},
    onError,
  }: NodeRun): INode {
    const fullType = type.includes('.') ? type : `${this.installed.name}.${type}`;
    const versions = this.nodeTypes.getByNameAndVersion(fullType, typeVersion).description.version;
    return {
      id: 'node',
      name: 'Node',
      type: fullType,
      typeVersion: typeVersion ?? (Array.isArray(versions) ? Math.max(...versions) : versions),
      position: [200, 0],
      parameters,
      credentials: Object.fromEntries(
        Object.entries(credentials).map(([name, id]) => [name, this.rows.reference(id)]),
      ),
      ...(onError === undefined ? {} : { onError }),
    };
  }
}

/** Starts one n8n process. Call `stop` when done. */
export function createEngine(settings: EngineSettings): Promise<Engine> {
  return Engine.start(settings);
}
