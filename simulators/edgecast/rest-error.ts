import { json, type Reply, type SimRequest } from '../routes';

/** A gen 1 error: `{"Message": ..}`, or XML when that is what the caller accepts. */
export function restError(status: number, message: string, request: SimRequest): Reply {
  const accept = request.headers.accept ?? '';
  if (!/xml/.test(accept) || /json/.test(accept)) return json(status, { Message: message });
  return {
    status,
    headers: { 'content-type': 'application/xml; charset=utf-8' },
    body: `<Error><Message>${message.replace(/[<>&]/g, '')}</Message></Error>`,
  };
}
