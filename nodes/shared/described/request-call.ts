import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { API_REQUEST, InputError, LIST_FIELDS, readPaging } from '../../../core';
import type { Call, ResponseShape } from '../../../core';
import { fileOf } from '../file';
import { textOf } from './entered-text';
import { entriesOf, partsOf, textsOf } from './request-body';

/** What the form of a request holds for one item. */
export interface RequestForm {
  readonly call: Call;
  readonly shape: ResponseShape;
}

/** @throws InputError that names the field of the form. */
export async function requestOf(context: IExecuteFunctions, index: number): Promise<RequestForm> {
  const get = (name: string, fallback: unknown = ''): unknown =>
    context.getNodeParameter(name, index, fallback) as unknown;
  const options = get('options', {}) as IDataObject;
  const { body, type } = await bodyOf(context, get, index);
  const headers = entriesOf(get('headers', {}));
  const hasType = headers.some(([name]) => name.toLowerCase() === 'content-type');
  const paging = readPaging(listOf(get));
  const items = textOf(get('itemsAt')).trim();
  const all = paging === undefined || get('returnAll', false) === true;
  return {
    call: {
      operation: API_REQUEST,
      params: {
        method: get('method', 'GET'),
        path: textOf(get('path')).trim(),
        query: entriesOf(get('query', {})),
        headers: type === undefined || hasType ? headers : [...headers, ['Content-Type', type]],
        ...(body === undefined ? {} : { payload: body }),
      },
      ...(all ? {} : { limit: Number(get('limit', 50)) }),
      ...cancelOf(context),
    },
    shape: {
      ...(items === '' ? {} : { items }),
      ...(paging === undefined ? {} : { paging }),
      ...(options['responseFormat'] === 'file' ? { binary: true } : {}),
    },
  };
}

function cancelOf(context: IExecuteFunctions): Pick<Call, 'signal'> {
  const signal = context.getExecutionCancelSignal();
  return signal === undefined ? {} : { signal };
}

type Get = (name: string, fallback?: unknown) => unknown;

interface Body {
  readonly body?: unknown;
  /** Content type that goes with it, unless a header names another. */
  readonly type?: string;
}

async function bodyOf(context: IExecuteFunctions, get: Get, index: number): Promise<Body> {
  switch (get('contentType', 'none')) {
    case 'json':
      return { body: jsonOf(get('jsonBody')), type: 'application/json' };
    case 'form':
      return {
        body: textsOf({ name: 'formBody', label: 'Form Fields', given: get('formBody', {}) }),
        type: 'application/x-www-form-urlencoded',
      };
    case 'multipart':
      return {
        body: await partsOf(
          context,
          { name: 'multipartBody', label: 'Parts', given: get('multipartBody', {}) },
          index,
        ),
        type: 'multipart/form-data',
      };
    case 'raw':
      return {
        body: textOf(get('rawBody')),
        ...typed(textOf(get('rawContentType', 'text/plain'))),
      };
    case 'binary':
      return { body: await fileOf(context, index, textOf(get('binaryField', 'data'))) };
    default:
      return {};
  }
}

function typed(type: string): Pick<Body, 'type'> {
  return type === '' ? {} : { type };
}

/** n8n gives a text, or an object where an expression makes one. A text is sent as it is: no number loses digits. */
function jsonOf(given: unknown): unknown {
  if (typeof given === 'string' ? isJson(given) : given !== undefined) return given;
  throw new InputError(
    'jsonBody',
    'jsonBody: JSON Body is not valid JSON. Check quotes, commas and brackets.',
  );
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** What n8n's form holds of a list, by the names of the core. */
function listOf(get: Get): Readonly<Record<string, unknown>> {
  const names = ['pageIn', ...LIST_FIELDS.map(({ name }) => name)];
  return {
    pagination: get('pagination', 'none'),
    ...Object.fromEntries(names.map((name) => [name, get(name)])),
  };
}
