import type { MaskedLeaf, MaskedNode } from './shape';

/** One exchange of a trial, without any value of it. */
export interface TrialStep {
  /** `1. POST /api/login: 200, took ticket (312 characters), csrf (40 characters).` */
  readonly sentence: string;
  readonly passed: boolean;
  readonly status: number;
  /** The response to choose values from. */
  readonly tree: readonly MaskedNode[];
}

/** What a sign-in came to, step by step. Holds no secret. */
export interface Trial {
  readonly steps: readonly TrialStep[];
  readonly passed: boolean;
  /** The credentials were rejected: trying them again may lock the account. */
  readonly rejected: boolean;
  /** What the next request would carry: places and lengths; public values as they are. */
  readonly carries: readonly string[];
  /** Seconds that the token is valid; undefined where the response does not tell. */
  readonly lifeSeconds?: number;
  /** What the trial has done to the account that is in use, or that it has sent nothing; absent: neither. */
  readonly note?: string;
}

/** A server may repeat the password or the token in its words, its names, and in values that are public. */
export function redactedTrial(trial: Trial, redact: (text: string) => string): Trial {
  return {
    ...trial,
    steps: trial.steps.map((step) => ({
      ...step,
      sentence: redact(step.sentence),
      tree: step.tree.map((node) => redactedNode(node, redact)),
    })),
    carries: trial.carries.map(redact),
  };
}

function redactedNode(node: MaskedNode, redact: (text: string) => string): MaskedNode {
  const { name, leaf, children } = node;
  const place = leaf?.take === undefined ? [] : Object.values(leaf.take);
  const isPlain = place.every((part) => redact(String(part)) === String(part));
  return {
    ...node,
    name: redact(name),
    ...(leaf === undefined || isPlain ? {} : { leaf: withoutPlace(leaf) }),
    ...(children === undefined
      ? {}
      : { children: children.map((child) => redactedNode(child, redact)) }),
  };
}

function withoutPlace({ kind, length }: MaskedLeaf): MaskedLeaf {
  return length === undefined ? { kind } : { kind, length };
}
