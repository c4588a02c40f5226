import './instance';
import { getAdditionalKeys, type Credentials } from 'n8n-core';
import {
  ICredentialsHelper,
  isExpression,
  NodeHelpers,
  type ICredentialDataDecryptedObject,
  type ICredentialsExpressionResolveValues,
  type ICredentialType,
  type IExecuteData,
  type IHttpRequestHelper,
  type IHttpRequestOptions,
  type INode,
  type INodeCredentialsDetails,
  type INodeProperties,
  type IRequestOptionsSimplified,
  type IWorkflowExecuteAdditionalData,
  type Workflow,
  type WorkflowExecuteMode,
} from 'n8n-workflow';
import { resolveExpression, sectionOf, withinAllowedDomains } from './credential-requests';
import type { CredentialRows } from './credential-rows';
import { expressionNode, expressionWorkflow } from './expression-workflow';

/** Where the helper finds credential types. */
export interface CredentialTypes {
  byName(name: string): ICredentialType;
  parentsOf(name: string): string[];
  supportedNodes(name: string): readonly string[];
}

/**
 * What n8n 2.41.1 does with a credential around every request, written anew after the behaviour of
 * its `packages/cli/src/credentials-helper.ts`: n8n-core leaves this class to the application, and
 * the application's package is not bearable as a dependency (2.2 GB). Left out, because no
 * credential of a community package meets it: OAuth, external secrets, overwrites by the
 * administrator, dynamic credentials, policies.
 */
export class RowCredentialsHelper extends ICredentialsHelper {
  constructor(
    private readonly types: CredentialTypes,
    private readonly rows: CredentialRows,
  ) {
    super();
  }

  async authenticate(
    credentials: ICredentialDataDecryptedObject,
    typeName: string,
    incoming: IHttpRequestOptions | IRequestOptionsSimplified,
    workflow?: Workflow,
    node?: INode,
  ): Promise<IHttpRequestOptions> {
    const options = incoming as IHttpRequestOptions;
    const type = this.types.byName(typeName);
    if (typeof type.authenticate === 'function') {
      return await type.authenticate(credentials, options);
    }
    const { authenticate } = type;
    if (authenticate?.type !== 'generic') return options;
    if (workflow === undefined || node === undefined) {
      throw new Error('Workflow and node are required for declarative credential authentication');
    }
    options.headers ??= {};
    const resolve = (value: unknown): string =>
      resolveExpression(String(value), credentials, workflow, node);
    for (const [part, entries] of Object.entries(authenticate.properties)) {
      const target = sectionOf(options, part);
      for (const [key, value] of Object.entries((entries ?? {}) as Record<string, unknown>)) {
        target[resolve(key)] = resolve(value);
      }
    }
    return options;
  }

  async preAuthentication(
    helpers: IHttpRequestHelper,
    credentials: ICredentialDataDecryptedObject,
    typeName: string,
    node: INode,
    credentialsExpired: boolean,
  ): Promise<ICredentialDataDecryptedObject | undefined> {
    const type = this.types.byName(typeName);
    const token = type.properties.find(isExpirable)?.name;
    if (token === undefined || type.preAuthentication === undefined) return undefined;

    const isTest = node.parameters['temp'] === '' && node.type === 'n8n-nodes-base.noOp';
    if (credentials[token] !== '' && !credentialsExpired && !isTest) return undefined;

    const output = (await type.preAuthentication.call(
      withinAllowedDomains(helpers, credentials),
      credentials,
    )) as ICredentialDataDecryptedObject;
    if (output[token] === undefined || node.credentials === undefined) return undefined;

    const reference = node.credentials[typeName];
    if (reference === undefined) throw new Error(`The node has no credential "${typeName}".`);
    const stored = await (await this.getCredentials(reference, typeName)).getData();
    const changed = Object.entries(output).filter(
      ([key]) => key === token || !isExpression(stored[key]),
    );
    await this.updateCredentials(reference, typeName, {
      ...stored,
      ...Object.fromEntries(changed),
    });
    return Object.assign(credentials, output);
  }

  async runPreAuthentication(
    helpers: IHttpRequestHelper,
    credentials: ICredentialDataDecryptedObject,
    typeName: string,
  ): Promise<ICredentialDataDecryptedObject | undefined> {
    const output = await this.types
      .byName(typeName)
      .preAuthentication?.call(withinAllowedDomains(helpers, credentials), credentials);
    return output as ICredentialDataDecryptedObject | undefined;
  }

  typeOf(name: string): ICredentialType {
    return this.types.byName(name);
  }

  getParentTypes(name: string): string[] {
    return this.types.parentsOf(name);
  }

  isCredentialUsableByNode(credentialType: string, nodeType: string): boolean {
    return (
      this.types.byName(credentialType).restrictToSupportedNodes !== true ||
      this.types.supportedNodes(credentialType).includes(nodeType)
    );
  }

  getCredentials(reference: INodeCredentialsDetails, type: string): Promise<Credentials> {
    if (!reference.id) {
      return Promise.reject(
        new Error(`Found credential with no ID. (Credential: ${reference.name}, type: ${type})`),
      );
    }
    const { id } = reference;
    return Promise.resolve().then(() => this.rows.open(id, type));
  }

  getCredentialsProperties(type: string): INodeProperties[] {
    const { extends: parents = [], properties } = this.types.byName(type);
    if (parents.length === 0) return properties;
    const combined: INodeProperties[] = [];
    for (const parent of parents) {
      NodeHelpers.mergeNodeProperties(combined, this.getCredentialsProperties(parent));
    }
    NodeHelpers.mergeNodeProperties(combined, properties);
    return combined;
  }

  async getDecrypted(
    additionalData: IWorkflowExecuteAdditionalData,
    reference: INodeCredentialsDetails,
    type: string,
    mode: WorkflowExecuteMode,
    executeData?: IExecuteData,
    raw?: boolean,
    resolveValues?: ICredentialsExpressionResolveValues,
  ): Promise<ICredentialDataDecryptedObject> {
    const stored = await (await this.getCredentials(reference, type)).getData();
    if (raw === true) return stored;
    return await this.applyDefaults(additionalData, stored, type, mode, executeData, resolveValues);
  }

  /** Fills in defaults, drops what is no property of the type, resolves expressions. */
  async applyDefaults(
    additionalData: IWorkflowExecuteAdditionalData,
    stored: ICredentialDataDecryptedObject,
    type: string,
    mode: WorkflowExecuteMode,
    executeData?: IExecuteData,
    resolveValues?: ICredentialsExpressionResolveValues,
  ): Promise<ICredentialDataDecryptedObject> {
    const properties = this.getCredentialsProperties(type);
    const data = (NodeHelpers.getNodeParameters(
      properties,
      stored as INode['parameters'],
      true,
      false,
      null,
      null,
    ) ?? {}) as INode['parameters'];
    for (const field of ['allowedHttpRequestDomains', 'allowedDomains']) {
      const value = stored[field];
      if (data[field] === undefined && typeof value === 'string') data[field] = value;
    }

    const keys = getAdditionalKeys(additionalData, mode, null, { isCredential: true });
    if (resolveValues !== undefined) {
      const { workflow, runExecutionData, runIndex, itemIndex, node, connectionInputData } =
        resolveValues;
      return workflow.expression.getParameterValue(
        data,
        runExecutionData,
        runIndex,
        itemIndex,
        node.name,
        connectionInputData,
        mode,
        keys,
        executeData,
        false,
        data,
      ) as ICredentialDataDecryptedObject;
    }
    const workflow = expressionWorkflow();
    await workflow.expression.acquireIsolate();
    try {
      return workflow.expression.getComplexParameterValue(
        expressionNode,
        data,
        mode,
        keys,
        undefined,
        undefined,
        data,
      ) as ICredentialDataDecryptedObject;
    } finally {
      await workflow.expression.releaseIsolate();
    }
  }

  async updateCredentials(
    reference: INodeCredentialsDetails,
    type: string,
    data: ICredentialDataDecryptedObject,
  ): Promise<void> {
    const credentials = await this.getCredentials(reference, type);
    await credentials.setData(data);
    this.rows.update(credentials);
  }

  updateCredentialsOauthTokenData(): Promise<void> {
    return Promise.reject(new Error('This engine runs no OAuth credential of n8n itself.'));
  }
}

/** n8n takes the first of these as "the token" of a credential. */
function isExpirable(property: INodeProperties): boolean {
  return property.type === 'hidden' && property.typeOptions?.expirable === true;
}
