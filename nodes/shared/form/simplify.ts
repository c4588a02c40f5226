import type { INodeProperties } from 'n8n-workflow';
import type { Operation } from '../../../core';
import { shownBy } from './field';
import type { Shown } from './field';
import type { FormVersion } from './version';

/** Whether an operation has n8n's switch for wide answers; the form of 0.1.0 had none. */
export function hasSimplify({ simple }: Operation, version: FormVersion): boolean {
  return simple !== undefined && version === 'present';
}

/** In n8n's own words, which its lint holds everybody to. */
export function simplifyProperty(shown: Shown): INodeProperties {
  return {
    displayName: 'Simplify',
    name: 'simplify',
    type: 'boolean',
    default: true,
    ...shownBy(shown),
    description: 'Whether to return a simplified version of the response instead of the raw data',
  };
}
