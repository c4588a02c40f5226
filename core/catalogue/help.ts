import type { Field } from '../model/field';

/** What both hosts say about a field: its meaning, and where a value comes from if no list is offered. */
export function helpOf({ description, byHand }: Field): string {
  return byHand === undefined ? description : `${description}. ${byHand}`;
}
