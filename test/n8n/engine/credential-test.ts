import { ExecuteContext, RoutingNode } from 'n8n-core';
import {
  createEmptyRunExecutionData,
  Workflow,
  type ICredentialDataDecryptedObject,
  type ICredentialsDecrypted,
  type ICredentialTestRequest,
  type ICredentialType,
  type INode,
  type INodeType,
} from 'n8n-workflow';
import { additionalData } from './additional-data';
import type { RowCredentialsHelper } from './credentials-helper';

/** What the person sees under the Test button. */
export interface CredentialTestResult {
  readonly status: 'OK' | 'Error';
  readonly message: string;
}

/** One press of the Test button. */
export interface CredentialTest {
  readonly type: ICredentialType;
  readonly credential: { readonly id: string; readonly name: string };
  /** The form's fields, expressions not yet resolved. */
  readonly data: ICredentialDataDecryptedObject;
  readonly helper: RowCredentialsHelper;
  /** The node that the request is run on. */
  readonly noOp: INodeType;
}

/**
 * Runs a credential's `test.request` the way n8n 2.41.1 does (behaviour of its
 * `packages/cli/src/services/credentials-tester.service.ts`): through RoutingNode and
 * `httpRequestWithAuthentication`, on a no-op node whose one parameter `temp` is ''.
 */
export async function testCredential(test: CredentialTest): Promise<CredentialTestResult> {
  const { type, credential, helper } = test;
  if (type.test === undefined) {
    return failed('No testing function found for this credential.');
  }
  const extra = additionalData(helper, 'internal', 'credential-test');
  let data: ICredentialDataDecryptedObject;
  try {
    data = await helper.applyDefaults(extra, test.data, type.name, 'internal');
  } catch (error) {
    return failed(messageOf(error));
  }
  // Only raw reads go to the row: the test runs on what the form holds.
  const raw = helper.getDecrypted.bind(helper);
  extra.credentialsHelper = Object.assign(Object.create(helper) as RowCredentialsHelper, {
    getDecrypted: (async (...args) =>
      args[5] === true ? await raw(...args) : data) satisfies RowCredentialsHelper['getDecrypted'],
  });
  const node: INode = {
    id: 'temp',
    parameters: {},
    name: 'Temp-Node',
    type: 'n8n-nodes-base.noOp',
    typeVersion: 1,
    position: [0, 0],
    credentials: { [type.name]: { ...credential } },
  };
  extra.currentNodeParameters = node.parameters;
  return await runTestRequest(test, type.test, node, data, extra);
}

async function runTestRequest(
  { type, credential, noOp }: CredentialTest,
  { request, rules = [] }: ICredentialTestRequest,
  node: INode,
  data: ICredentialDataDecryptedObject,
  extra: ReturnType<typeof additionalData>,
): Promise<CredentialTestResult> {
  const nodeType: INodeType = {
    description: {
      ...noOp.description,
      credentials: [{ name: type.name, required: true }],
      properties: [
        { displayName: 'Temp', name: 'temp', type: 'string', routing: { request }, default: '' },
      ],
    },
  };
  const workflow = new Workflow({
    nodes: [node],
    connections: {},
    active: false,
    nodeTypes: {
      getByName: () => nodeType,
      getByNameAndVersion: () => nodeType,
      getKnownTypes: () => ({}),
    },
  });
  const context = new ExecuteContext(
    workflow,
    node,
    extra,
    'internal',
    createEmptyRunExecutionData(),
    0,
    [],
    { main: [[{ json: {} }]] },
    { node, data: {}, source: null },
    [],
  );
  const decrypted: ICredentialsDecrypted = { ...credential, type: type.name, data };
  try {
    await workflow.expression.acquireIsolate();
    const output = await new RoutingNode(context, nodeType, decrypted).runNode();
    const body = output?.[0]?.[0]?.json ?? {};
    for (const rule of rules) {
      if (
        rule.type === 'responseSuccessBody' &&
        valueAt(body, rule.properties.key) === rule.properties.value
      ) {
        return failed(rule.properties.message);
      }
    }
    return { status: 'OK', message: 'Connection successful!' };
  } catch (error) {
    return failed(explain(error, rules));
  } finally {
    await workflow.expression.releaseIsolate();
  }
}

/** n8n shows the rule's text, else the HTTP status text, else the network code, else the message. */
function explain(error: unknown, rules: NonNullable<ICredentialTestRequest['rules']>): string {
  const { cause } = error as { cause?: { response?: HttpReply; code?: string } };
  if (cause?.response !== undefined) {
    const { status, statusText } = cause.response;
    for (const rule of rules) {
      if (rule.type === 'responseCode' && rule.properties.value === status) {
        return rule.properties.message;
      }
    }
    if (status < 199 || status > 299) {
      return statusText !== '' ? statusText : `Received HTTP status code: ${String(status)}`;
    }
  } else if (cause?.code !== undefined && cause.code !== '') {
    return cause.code;
  }
  return messageOf(error);
}

interface HttpReply {
  readonly status: number;
  readonly statusText: string;
}

function failed(message: string): CredentialTestResult {
  return { status: 'Error', message };
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** A dotted path, as in lodash's `get`. */
function valueAt(value: unknown, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>(
      (inner, key) =>
        typeof inner === 'object' && inner !== null
          ? (inner as Record<string, unknown>)[key]
          : undefined,
      value,
    );
}
