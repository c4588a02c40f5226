/** The nodes of a workflow: ours and n8n's HTTP Request node, for one sign-in method. */
import { nodeVersions } from '../../../nodes/shared/form/version';
import type { PresetCall } from '../../../simulators/preset-server/simulator';
import { parametersOf } from '../../n8n/described/stage';
import type { SchemeCase } from '../../n8n/stage/schemes';
import { nodeParameters, placeOf } from '../../n8n/stage/node-parameters';
import type { Credential, WorkflowNode } from './n8n-workbench';

export const OURS = 'Ours';
export const HTTP = 'HTTP Request';

/** Our node with the operation of the scheme that only reads. */
export function ourNode(
  { id, operation, values }: SchemeCase,
  credential: Credential,
): WorkflowNode {
  const place = placeOf(id);
  return {
    name: OURS,
    // An empty list is a good answer; without an item the webhook would answer with an error.
    alwaysOutputData: true,
    type: `n8n-nodes-latchkey.${place.node}`,
    typeVersion: nodeVersions(place.vendor).at(-1) ?? 1,
    parameters: nodeParameters(place, operation, values),
    credentials: { [place.credential]: credential },
  };
}

/** Our node for any API with a request of a preset. */
export function apiNode(call: PresetCall, credential: Credential): WorkflowNode {
  return {
    name: OURS,
    type: 'n8n-nodes-latchkey.latchkeyApi',
    typeVersion: 1,
    parameters: { ...parametersOf(call), options: {} },
    credentials: { [credential.type]: credential },
  };
}

/** n8n's own node with our credential as "Predefined Credential Type". */
export function httpNode(
  request: { readonly url: string; readonly method?: string; readonly body?: object },
  credential: Credential,
): WorkflowNode {
  const body =
    request.body === undefined
      ? {}
      : { sendBody: true, specifyBody: 'json', jsonBody: JSON.stringify(request.body) };
  return {
    name: HTTP,
    type: 'n8n-nodes-base.httpRequest',
    typeVersion: 4.4,
    parameters: {
      url: request.url,
      method: request.method ?? 'GET',
      authentication: 'predefinedCredentialType',
      nodeCredentialType: credential.type,
      ...body,
      options: {},
    },
    credentials: { [credential.type]: credential },
  };
}
