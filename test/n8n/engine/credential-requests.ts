/** What the credentials helper does to requests: those a credential signs, and those of its own sign-in. */
import {
  getCredentialOwnRequestAllowedDomains,
  isExpression,
  UserError,
  type ICredentialDataDecryptedObject,
  type IHttpRequestHelper,
  type IHttpRequestOptions,
  type INode,
  type Workflow,
} from 'n8n-workflow';

/** A credential that is bound to domains is bound in its own sign-in too. */
export function withinAllowedDomains(
  { helpers }: IHttpRequestHelper,
  credentials: ICredentialDataDecryptedObject,
): IHttpRequestHelper {
  const httpRequest = async (options: IHttpRequestOptions): Promise<unknown> => {
    const allowedDomains = getCredentialOwnRequestAllowedDomains(credentials);
    if (allowedDomains === undefined) return (await helpers.httpRequest(options)) as unknown;
    if (options.allowedDomains !== undefined) {
      throw new UserError('The domains of the credential and of its sign-in cannot be combined.');
    }
    return (await helpers.httpRequest({ ...options, allowedDomains })) as unknown;
  };
  return { helpers: { httpRequest } };
}

/** `headers`, `qs`, `body` or `auth` of a request, made when absent. */
export function sectionOf(options: IHttpRequestOptions, part: string): Record<string, unknown> {
  const sections = options as unknown as Record<string, Record<string, unknown> | undefined>;
  return (sections[part] ??= {});
}

/** A key or value of a declarative `authenticate`; expressions see the account as `$credentials`. */
export function resolveExpression(
  value: string,
  credentials: ICredentialDataDecryptedObject,
  workflow: Workflow,
  node: INode,
): string {
  if (!isExpression(value)) return value;
  const resolved = workflow.expression.getSimpleParameterValue(
    node,
    value,
    'internal',
    { $credentials: credentials },
    undefined,
    '',
  );
  return resolved ? String(resolved) : '';
}
