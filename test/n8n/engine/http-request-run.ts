import type { HttpRequestRun, NodeRun } from './node-run';

/** A run of n8n's HTTP Request node as a person sets it up, with one of our credentials. */
export function httpRequestRun(run: HttpRequestRun): NodeRun {
  const { credential, url, method = 'GET', body, form, raw, options, ...more } = run;
  const { ignoreSslIssues = false, ...rest } = more;
  return {
    ...rest,
    type: 'n8n-nodes-base.httpRequest',
    credentials: { [credential.type]: credential.id },
    parameters: {
      authentication: 'predefinedCredentialType',
      nodeCredentialType: credential.type,
      method,
      url,
      sendBody: [body, form, raw].some((given) => given !== undefined),
      contentType: raw !== undefined ? 'raw' : form !== undefined ? 'form-urlencoded' : 'json',
      specifyBody: form === undefined ? 'json' : 'string',
      jsonBody: JSON.stringify(body ?? {}),
      rawContentType: raw?.type ?? '',
      body: raw?.text ?? form ?? '',
      options: {
        ...options,
        allowUnauthorizedCerts: ignoreSslIssues,
        response: { response: { fullResponse: true, responseFormat: 'json' } },
      },
    },
  };
}
