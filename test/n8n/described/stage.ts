import { join } from 'node:path';
import type {
  IConnections,
  ICredentialDataDecryptedObject,
  INode,
  INodeParameters,
  IRun,
} from 'n8n-workflow';
import { presets } from '../../../presets';
import type { Preset } from '../../../core';
import type { PresetCall, RunningPreset } from '../../../simulators/preset-server/simulator';
import type { CredentialTestResult } from '../engine/credential-test';
import { createEngine } from '../engine/engine';
import type { Engine } from '../engine/engine';
import type { HttpRequestRun, NodeResult, NodeRun } from '../engine/node-run';

const PACKAGE = process.env['LATCHKEY_PACKAGE_DIR'] ?? join(__dirname, '../../..');
const TYPE = 'latchkeyApi';

let serial = 0;

type Run = Pick<NodeRun, 'items' | 'binary' | 'onError' | 'mode'>;

/** The node and the credential for any API in one n8n process. */
export class ApiStage {
  private constructor(
    readonly engine: Engine,
    private readonly id: string,
  ) {}

  static async with(data: ICredentialDataDecryptedObject): Promise<ApiStage> {
    const id = `mine-${String((serial += 1))}`;
    const engine = await createEngine({
      packageDir: PACKAGE,
      credentials: [{ id, type: TYPE, data }],
    });
    return new ApiStage(engine, id);
  }

  /** The same n8n with another credential. */
  async another(id: string, data: ICredentialDataDecryptedObject): Promise<ApiStage> {
    await this.engine.rows.save({ id, type: TYPE, data });
    return new ApiStage(this.engine, id);
  }

  /** Another worker: it shares the credential's row and nothing else. */
  async secondProcess(): Promise<ApiStage> {
    return new ApiStage(await this.engine.secondProcess(), this.id);
  }

  run(parameters: INodeParameters, run: Run = {}): Promise<NodeResult> {
    return this.engine.runNode({
      ...run,
      type: TYPE,
      parameters,
      credentials: { [TYPE]: this.id },
    });
  }

  call(
    call: PresetCall,
    run: Run & { readonly options?: INodeParameters } = {},
  ): Promise<NodeResult> {
    const { options = {}, ...rest } = run;
    return this.run({ ...parametersOf(call), options }, rest);
  }

  /** n8n's own HTTP Request node with this credential. */
  fetch(url: string, count = 1, more: Partial<HttpRequestRun> = {}): Promise<NodeResult> {
    return this.engine.runHttpRequestNode({
      credential: { type: TYPE, id: this.id },
      url,
      items: Array.from({ length: count }, () => ({})),
      ...more,
    });
  }

  /** n8n's HTTP Request tool of AI agents with this credential. */
  useTool(url: string): Promise<NodeResult> {
    return this.engine.runNode({
      type: '@n8n/n8n-nodes-langchain.toolHttpRequest',
      parameters: { nodeCredentialType: TYPE, url },
      credentials: { [TYPE]: this.id },
    });
  }

  /** A list that n8n fetches for a declarative node of another package with this credential. */
  list(url: string): Promise<NodeResult> {
    return this.engine.runNode({
      type: 'n8n-nodes-other.declarativeList',
      parameters: { url },
      credentials: { [TYPE]: this.id },
    });
  }

  /** Nodes of which those of ours have this credential. */
  runWorkflow(nodes: readonly INode[], connections: IConnections): Promise<IRun> {
    return this.engine.runWorkflow(nodes, connections, { [TYPE]: this.id });
  }

  /** The Test button. */
  test(edited?: ICredentialDataDecryptedObject): Promise<CredentialTestResult> {
    return this.engine.testCredential(TYPE, this.id, edited);
  }

  row(): Promise<ICredentialDataDecryptedObject> {
    return this.engine.rows.data(this.id);
  }

  stop(): void {
    this.engine.stop();
  }
}

/** A request as a person enters it. */
export function parametersOf({ method, path, headers = {}, body }: PresetCall): INodeParameters {
  const entry = Object.entries(headers).map(([name, value]) => ({ name, value }));
  return {
    operation: 'request',
    method,
    path,
    headers: { entry },
    ...(body === undefined ? {} : { contentType: 'raw', rawBody: body }),
  };
}

const NAMED = new Set([
  ...['username', 'password', 'apiKey', 'apiSecret', 'apiToken'],
  ...['clientId', 'clientSecret', 'privateKey'],
]);

/**
 * The credential of a preset. One whose description names fixed public addresses is entered as a document
 * that names the servers here.
 */
export function credentialOf(
  id: string,
  { baseUrl, stands }: RunningPreset,
  account: Readonly<Record<string, string>>,
): ICredentialDataDecryptedObject {
  if (stands.length === 0) return { signIn: id, baseUrl, ...account };
  const { description } = presetOf(id);
  const document = stands.reduce(
    (text, stand) => text.replaceAll(JSON.stringify(stand.for), JSON.stringify(stand.here)),
    JSON.stringify(description),
  );
  const others = Object.entries(account).filter(([name]) => !NAMED.has(name));
  return {
    signIn: 'document',
    document,
    baseUrl,
    ...account,
    documentFields: [...NAMED, 'otherValues'],
    otherValues: JSON.stringify(Object.fromEntries(others)),
  } as ICredentialDataDecryptedObject;
}

export function presetOf(id: string): Preset {
  const preset = presets().find((item) => item.id === id);
  if (preset === undefined) throw new Error(`There is no preset ${id}.`);
  return preset;
}
