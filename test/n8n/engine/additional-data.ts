import { ExecutionLifecycleHooks, ExternalSecretsProxy } from 'n8n-core';
import type {
  ICredentialsHelper,
  IWorkflowBase,
  IWorkflowExecuteAdditionalData,
  WorkflowExecuteMode,
} from 'n8n-workflow';
import { Container } from '@n8n/di';

/** What n8n hands to a run beside the workflow, as far as a node of ours can meet it. */
export function additionalData(
  credentialsHelper: ICredentialsHelper,
  mode: WorkflowExecuteMode,
  executionId: string,
): IWorkflowExecuteAdditionalData {
  const base = 'http://127.0.0.1/';
  const absent = (what: string) => () => Promise.reject(new Error(`This engine has no ${what}.`));
  return {
    credentialsHelper,
    executionId,
    currentNodeExecutionIndex: 0,
    variables: {},
    hooks: new ExecutionLifecycleHooks(mode, executionId, emptyWorkflow(executionId)),
    externalSecretsProxy: Container.get(ExternalSecretsProxy),
    restApiUrl: base,
    instanceBaseUrl: base,
    formBaseUrl: base,
    formWaitingBaseUrl: base,
    formTestBaseUrl: base,
    webhookBaseUrl: base,
    webhookWaitingBaseUrl: base,
    webhookTestBaseUrl: base,
    mcpBaseUrl: base,
    mcpTestBaseUrl: base,
    logAiEvent: () => undefined,
    executeWorkflow: absent('sub-workflows'),
    getRunExecutionData: absent('stored executions'),
    getRuntimeCredential: absent('runtime credentials'),
    startRunnerTask: absent('task runners'),
  };
}

function emptyWorkflow(id: string): IWorkflowBase {
  const now = new Date();
  return {
    id,
    name: 'Test workflow',
    active: false,
    activeVersionId: null,
    isArchived: false,
    createdAt: now,
    updatedAt: now,
    nodes: [],
    connections: {},
  };
}
