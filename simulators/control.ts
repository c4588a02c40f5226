/** Settings, counters and the control port: what a test or a person turns and reads at a simulator. */
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

import type { CommonSettings, Control, Fault, LoggedRequest, Settings, State } from './simulator';

const LOG_LENGTH = 200;
const BODY_LIMIT = 1024 * 1024;

export const COMMON_SETTINGS: CommonSettings = {
  tokenLifeSeconds: 3600,
  singleSession: false,
  latencyMs: 0,
  loginLatencyMs: 0,
  faults: [],
};

export type Counter = 'logins' | 'loginsRefused' | 'logouts' | 'calls' | 'refused';

/** The inner side of a control: what the servers and routes of one simulator read and count. */
export interface Desk<S extends CommonSettings> {
  readonly settings: S;
  count(counter: Counter): void;
  log(route: string, request: LoggedRequest): void;
  /** The first fault that matches, used up by one; undefined when none does. */
  takeFault(method: string, path: string): Fault | undefined;
}

export interface DeskOptions<S extends CommonSettings> {
  readonly defaults: S;
  /** From `StartOptions.settings`; `reset` goes back to these. */
  readonly settings?: Partial<Settings> | undefined;
  /** Settings that are one of a few words. */
  readonly choices?: Readonly<Record<string, readonly string[]>>;
  readonly port?: number | undefined;
  readonly expireAll: () => void;
  /** Data back to the start; tokens are killed through `expireAll`. */
  readonly reset: () => void;
  readonly details?: () => Readonly<Record<string, unknown>>;
  /** What only this vendor's administrator can do, reachable as `POST /actions/{name}`. */
  readonly actions?: Readonly<Record<string, () => void>>;
}

/** Opens the control port. */
export async function openDesk<S extends CommonSettings>(
  options: DeskOptions<S>,
): Promise<{ desk: Desk<S>; control: Control; close(): Promise<void> }> {
  const choices = options.choices ?? {};
  const start = apply(options.defaults, options.settings ?? {}, choices);
  let settings = start;
  let faults = copyFaults(start.faults);
  let counters = zero();
  let perRoute: Record<string, number> = {};
  let lastRequests: LoggedRequest[] = [];

  const desk: Desk<S> = {
    get settings() {
      return settings;
    },
    count(counter) {
      counters[counter] += 1;
    },
    log(route, request) {
      perRoute[route] = (perRoute[route] ?? 0) + 1;
      lastRequests.push(request);
      if (lastRequests.length > LOG_LENGTH) lastRequests.shift();
    },
    takeFault(method, path) {
      const fault = faults.find((one) => one.left > 0 && matches(one.fault, method, path));
      if (fault === undefined) return undefined;
      fault.left -= 1;
      return fault.fault;
    },
  };

  const commands = {
    state: (): State => ({
      ...counters,
      perRoute: { ...perRoute },
      lastRequests: [...lastRequests],
      details: options.details?.() ?? {},
    }),
    set(changes: Partial<Settings>): void {
      settings = apply(settings, changes, choices);
      if (changes.faults !== undefined) faults = copyFaults(settings.faults);
    },
    expireAll: options.expireAll,
    reset(): void {
      settings = start;
      faults = copyFaults(start.faults);
      counters = zero();
      perRoute = {};
      lastRequests = [];
      options.expireAll();
      options.reset();
    },
  };

  const server = createServer((request, response) => {
    void answer(commands, options.actions ?? {}, request, response);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;

  return {
    desk,
    control: { url: `http://127.0.0.1:${port}`, ...commands },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function zero(): Record<Counter, number> {
  return { logins: 0, loginsRefused: 0, logouts: 0, calls: 0, refused: 0 };
}

function copyFaults(faults: readonly Fault[]): { fault: Fault; left: number }[] {
  return faults.map((fault) => ({ fault, left: fault.times }));
}

function matches(fault: Fault, method: string, path: string): boolean {
  const match = fault.match ?? {};
  if (match.method !== undefined && match.method !== method) return false;
  return match.pathPrefix === undefined || path.startsWith(match.pathPrefix);
}

function apply<S extends CommonSettings>(
  current: S,
  changes: Partial<Settings>,
  choices: Readonly<Record<string, readonly string[]>>,
): S {
  for (const [name, value] of Object.entries(changes)) {
    const old: unknown = Object.getOwnPropertyDescriptor(current, name)?.value;
    if (old === undefined) throw new Error(`There is no setting "${name}".`);
    if (typeof old !== typeof value || Array.isArray(old) !== Array.isArray(value)) {
      throw new Error(`Setting "${name}" must be ${Array.isArray(old) ? 'a list' : typeof old}.`);
    }
    const words = choices[name];
    if (words !== undefined && !words.includes(String(value))) {
      throw new Error(`Setting "${name}" must be one of ${words.join(', ')}.`);
    }
    if (name === 'faults') checkFaults(value);
  }
  return { ...current, ...changes };
}

function checkFaults(value: unknown): void {
  for (const fault of value as readonly unknown[]) {
    const times = (fault as { times?: unknown } | null)?.times;
    if (typeof times !== 'number') throw new Error('Each fault needs "times", a number.');
  }
}

async function answer(
  commands: Omit<Control, 'url'>,
  actions: Readonly<Record<string, () => void>>,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const reply = (status: number, body: unknown): void => {
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(JSON.stringify(body));
  };
  const route = `${request.method ?? ''} ${request.url ?? ''}`;
  const action = Object.entries(actions).find(([name]) => route === `POST /actions/${name}`)?.[1];
  try {
    if (route === 'GET /state') return reply(200, commands.state());
    if (route === 'POST /settings') commands.set(await readSettings(request));
    else if (route === 'POST /expire') commands.expireAll();
    else if (route === 'POST /reset') commands.reset();
    else if (action !== undefined) action();
    else return reply(404, { error: `No such command: ${route}` });
    return reply(200, { ok: true });
  } catch (error) {
    return reply(400, { error: error instanceof Error ? error.message : String(error) });
  }
}

async function readSettings(request: IncomingMessage): Promise<Partial<Settings>> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    const bytes = chunk as Buffer;
    size += bytes.length;
    if (size > BODY_LIMIT) throw new Error('The settings are too long.');
    chunks.push(bytes);
  }
  const settings: unknown = JSON.parse(Buffer.concat(chunks).toString('utf8'));
  if (typeof settings !== 'object' || settings === null || Array.isArray(settings)) {
    throw new Error('Settings are a JSON object.');
  }
  return settings as Partial<Settings>;
}
