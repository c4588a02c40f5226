import type { Operation } from '../model/operation';

/** What a form is told about the response of an operation. */
export type ResultKind =
  /** Several things: their items are what a person wants. */
  | 'list'
  /** One thing or what a command says, in an envelope whose items are known. */
  | 'envelope'
  /** The response is all there is. */
  | 'whole';

/** Names of operations that give a list, whatever the API says of pages. */
const LIST = /^(?:getMany|search|find)/u;
const READING = /^get/u;
/** Names of operations that read a single thing. */
const SINGLE = /^(?:get|getNext\w*|getLatest)$/u;

/** Whether the purpose of an operation is a list: nothing at all is then no response to it. */
export function isListed({ operation, answer, read }: Operation): boolean {
  if (LIST.test(operation)) return true;
  const isKnown = answer?.items !== undefined || read !== undefined;
  return isKnown && READING.test(operation) && !SINGLE.test(operation);
}

/** Whether the items of a response, its envelope or neither are what people look for. */
export function resultKind(operation: Operation): ResultKind {
  if (operation.paging !== undefined || isListed(operation)) return 'list';
  const isWhole = operation.answer?.items === undefined && operation.read === undefined;
  return isWhole ? 'whole' : 'envelope';
}
