import { API_REQUEST, InputError, apiOf, findOperation, readPaging } from '../../../core';
import type { AnyScheme, Call, Operation, Vendor } from '../../../core';
import type { Message } from '../messages';
import type { Result } from '../results';
import type { RequestForm } from './request-form';
import type { MessageRequest } from './request-of-message';

/** What a node does with a message; a core http request node knows the first only. */
export type Wanted = 'reply' | Exclude<Result, 'whole'>;

/** A request whose response is a list, as the client of {@link ListCall.vendor} calls it. */
export interface ListCall {
  readonly vendor: Vendor;
  readonly row: Operation;
  readonly call: Call;
}

const LISTS = ['items', 'each', 'page'] as const;

/** What a node gives of a response: nothing but the reply where the person has not chosen. */
export function wantedOf({ result }: RequestForm): Wanted {
  return LISTS.find((list) => list === result) ?? 'reply';
}

/** @throws InputError for a form whose list no message can have read. */
export function requireReadable(form: RequestForm): void {
  if (form.action === 'signOut' || wantedOf(form) === 'reply') return;
  readPaging({ ...form });
  limitOf(form.limit);
}

/** @throws InputError that names the field of the form. Nothing has been sent. */
export function listCall(
  form: RequestForm,
  msg: Message,
  scheme: AnyScheme,
  { draft, jar }: MessageRequest,
): ListCall {
  const items = (form.itemsAt ?? '').trim();
  const paging = readPaging({ ...form });
  const vendor = apiOf(scheme, {
    ...(items === '' ? {} : { items }),
    ...(paging === undefined ? {} : { paging }),
  });
  const cookie = jar.header(draft.url);
  // A page in the body is a member of the object that the message brings.
  const isInBody = paging?.in === 'body' && typeof msg.payload === 'object';
  const payload = isInBody ? msg.payload : draft.body;
  const fields = Object.entries(draft.headers);
  return {
    vendor,
    row: findOperation(vendor, scheme, API_REQUEST),
    call: {
      operation: API_REQUEST,
      params: {
        method: draft.method,
        path: draft.url,
        headers: cookie === undefined ? fields : [...fields, ['Cookie', cookie]],
        ...(payload === undefined ? {} : { payload }),
      },
      ...limitOf(form.limit),
    },
  };
}

function limitOf(entered: string | number | undefined): Pick<Call, 'limit'> {
  if (entered === undefined || entered === '') return {};
  const limit = Number(entered);
  if (Number.isInteger(limit) && limit >= 1) return { limit };
  throw new InputError('limit', 'limit: must be a whole number from 1 on, or empty.');
}
