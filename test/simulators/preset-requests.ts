/** Requests to the simulator of a preset. */
import type { PresetCall, RunningPreset } from '../../simulators/preset-server/simulator';
import { ask } from '../support/ask';
import type { Answer, Ask } from '../support/ask';
import type { Account } from './preset-client';

const JSON_TYPE = { 'content-type': 'application/json' };
export const FORM_TYPE = { 'content-type': 'application/x-www-form-urlencoded' };

export const basic = (account: Account): Readonly<Record<string, string>> => ({
  authorization: `Basic ${Buffer.from(`${account['username'] ?? ''}:${account['password'] ?? ''}`).toString('base64')}`,
});

export function send(running: RunningPreset, path: string, given: Ask = {}): Promise<Answer> {
  return ask(`${running.baseUrl}${path}`, { ...given, ca: running.ca });
}

export const post = (
  running: RunningPreset,
  path: string,
  body: unknown,
  headers = {},
): Promise<Answer> =>
  send(running, path, {
    method: 'POST',
    headers: { ...JSON_TYPE, ...headers },
    body: JSON.stringify(body),
  });
export const postForm = (
  running: RunningPreset,
  path: string,
  form: Record<string, string>,
): Promise<Answer> =>
  send(running, path, {
    method: 'POST',
    headers: FORM_TYPE,
    body: new URLSearchParams(form).toString(),
  });

export const isRead = (call: PresetCall): boolean => call.method === 'GET';
