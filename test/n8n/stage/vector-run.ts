import { fingerprint, findScheme, readAccount } from '../../../core';
import type { Vendor } from '../../../core';
import type { ScriptedProxy, SeenRequest } from '../../support/scripted-proxy';
import { bodyOf } from '../../../vectors/all';
import type { Vector } from '../../../vectors/vector';
import { placeOf } from './node-parameters';
import { Stage } from './stage';

/** Processes of n8n for the vectors of a vendor. */
export class VectorStages {
  readonly #stages = new Map<string, Stage>();

  constructor(
    private readonly vendor: Vendor,
    private readonly proxy: ScriptedProxy,
  ) {}

  /** The vector's account in a process; the answers from now on are the vector's. */
  async prepare(vector: Vector): Promise<Stage> {
    const stage = await (
      await this.stageFor(vector)
    ).another({
      ...vector.account,
      ...keptGrant(this.vendor, vector),
      ignoreSslIssues: true,
      allowPlainHttp: true,
    });
    await this.bringToken(stage, vector);
    this.proxy.requests.length = 0;
    this.proxy.answer = () => vector.reply;
    return stage;
  }

  stop(): void {
    for (const stage of this.#stages.values()) stage.stop();
  }

  /** One process a scheme; one of its own for what would be remembered there, or must not be. */
  private async stageFor(vector: Vector): Promise<Stage> {
    const refused = 'error' in vector.outcome && vector.outcome.error.code.startsWith('sign-in');
    const ends = vector.operation === 'session.signOut';
    const { kind } = findScheme(this.vendor, vector.scheme).acquire;
    const begins = kind === 'carried' && vector.grant === undefined;
    const alone = refused || ends || begins;
    const key = alone ? vector.name : vector.scheme;
    const stage = this.#stages.get(key) ?? (await Stage.with(placeOf(vector.scheme), {}, alone));
    this.#stages.set(key, stage);
    return stage;
  }

  /** A grant that is not kept in the row comes with the answer to an earlier call. */
  private async bringToken(stage: Stage, vector: Vector): Promise<void> {
    const scheme = findScheme(this.vendor, vector.scheme);
    if (vector.grant === undefined || scheme.acquire.kind !== 'carried') return;
    const headers = { 'x-api-token': vector.grant };
    this.proxy.answer = () => ({ status: 200, headers, body: {} });
    await stage.run('custom.request', { method: 'POST', path: '/earlier' });
  }
}

/** The grant as n8n's row holds it, for the schemes that keep one there. */
function keptGrant(vendor: Vendor, vector: Vector): { readonly grantToken?: string } {
  const scheme = findScheme(vendor, vector.scheme);
  if (vector.grant === undefined || scheme.acquire.kind !== 'login') return {};
  const account = readAccount(scheme, vector.account);
  const minted = vector.wallMs ?? Date.now();
  return {
    grantToken: JSON.stringify({
      value: vector.grant,
      minted,
      fingerprint: fingerprint(scheme, account),
    }),
  };
}

export function frozen(wallMs: number): jest.SpyInstance {
  return jest.spyOn(Date, 'now').mockReturnValue(wallMs);
}

export function expectRequest(request: SeenRequest | undefined, vector: Vector): void {
  const expected = vector.request;
  expect({ method: request?.method, url: request?.url }).toEqual({
    method: expected.method,
    url: expected.url,
  });
  for (const [name, value] of Object.entries(expected.headers ?? {})) {
    expect([name, request?.headers[name.toLowerCase()]]).toEqual([name, value]);
  }
  for (const name of expected.withoutHeaders ?? []) {
    expect(request?.headers).not.toHaveProperty(name.toLowerCase());
  }
  expect(bodyOf(request?.body, expected.body)).toEqual(expected.body);
}
