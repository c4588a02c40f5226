import type { NodeAPI } from 'node-red';
import { LIST_FIELDS, SHORT_FORM_FIELDS, apiOf, describe } from '../../../core';
import type { AnyScheme, Words } from '../../../core';
import { wordsOf } from '../words';

/** Where the locale has the labels of the nodes for any API, by the names of the core. */
const LABELS: Readonly<Record<string, string>> = {
  signIn: 'api.signIn',
  document: 'api.document',
  curl: 'api.curl',
  method: 'request.method',
  url: 'request.url',
  headers: 'request.headers',
  payload: 'request.payload',
  path: 'request.url',
  action: 'request.action',
};

/** Stands in for an account that could not be read. */
const NO_SCHEME = describe({ name: 'API', send: {} });

/** The words of the forms of an account of any API, of this scheme where it is known, and of its requests. */
export function apiWords(RED: NodeAPI, scheme: AnyScheme = NO_SCHEME): Words {
  return wordsOf(RED, apiOf(scheme, {}), (name) => {
    const key = Object.hasOwn(LABELS, name) ? LABELS[name] : undefined;
    if (key !== undefined) return RED._(key);
    return [...SHORT_FORM_FIELDS, ...LIST_FIELDS].find((field) => field.name === name)?.label;
  });
}
