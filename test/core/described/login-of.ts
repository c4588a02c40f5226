/** The login of a description, and a token of it. */
import { describe as compile } from '../../../core';
import { Secret } from '../../../core/model/secret';
import type { Token } from '../../../core/model/token';
import { NOW } from './support';

type Login = Extract<ReturnType<typeof compile>['acquire'], { kind: 'login' }>;

export const loginOf = (document: unknown): Login => {
  const { acquire } = compile(document);
  if (acquire.kind !== 'login') throw new Error(acquire.kind);
  return acquire;
};

export const token: Token = { secrets: { token: new Secret('T0K') }, open: {}, minted: NOW };
