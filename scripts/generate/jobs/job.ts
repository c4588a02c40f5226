import type { Json } from '../../../core/model/json';

/** A value of an earlier step. */
export interface Reference {
  readonly step: string;
  /** Path in the first item, as n8n has it; empty for the item itself. */
  readonly item: string;
  /** JSONata over the message of Node-RED: the first item, with the vendor's envelope or without. */
  readonly response: string;
}

/** A choice by a value of an earlier step: `yes` where it equals `is`, else `no`. */
export interface Choice {
  readonly choose: Reference;
  readonly is: string;
  readonly yes: number;
  readonly no: number;
}

export type StepValue = Json | Reference | Choice;

/** One call of a job. */
export interface Step {
  readonly name: string;
  /** `vendor/scheme`. */
  readonly scheme: string;
  readonly operation: string;
  readonly params: Readonly<Record<string, StepValue>>;
  /** The response has no body, so n8n would stop after the step. */
  readonly silent?: true;
}

/** A whole piece of work over one or more vendors, as an example workflow of both hosts. */
export interface Job {
  readonly id: string;
  readonly name: string;
  /** What a person has to know before the first run. */
  readonly note: string;
  readonly steps: readonly Step[];
}

export function isReference(value: StepValue): value is Reference {
  return typeof value === 'object' && value !== null && 'step' in value && 'response' in value;
}

export function isChoice(value: StepValue): value is Choice {
  return typeof value === 'object' && value !== null && 'choose' in value;
}

/** The references that a value holds. */
export function referencesOf(value: StepValue): readonly Reference[] {
  if (isReference(value)) return [value];
  return isChoice(value) ? [value.choose] : [];
}
