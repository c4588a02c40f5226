/** Opens the server of one preset: counts, latency, faults and the control that tests turn. */
import { setTimeout as sleep } from 'node:timers/promises';

import { COMMON_SETTINGS } from '../control';
import type { Desk } from '../control';
import { LateRejections } from './late-rejections';
import type { PresetControl, PresetStartOptions, RunningPreset } from './simulator';
import type { Reply, Route, SimRequest } from '../routes';
import { openServer } from '../server';
import type { SimServer } from '../server';
import type { CommonSettings, Fault, LoggedRequest } from '../simulator';
import { Lock, Sessions } from './sessions';
import type { LockRules, SessionRules } from './sessions';

/** What a preset's server is made of. Requests to routes of kind `login` count as attempts. */
export interface PresetServer {
  readonly account: Readonly<Record<string, string>>;
  readonly wrongAccount: Readonly<Record<string, string>>;
  readonly routes: readonly Route[];
  /** Judges every request whose route is a `call`. A rejection that is no 401 says `refused`. */
  readonly gate: (request: SimRequest) => Reply | undefined;
  /** A sign-in that comes on the path of a call; not judged by the gate. */
  readonly signIn?: {
    is(request: SimRequest): boolean;
    run(request: SimRequest): Reply;
  };
  readonly problem: (status: number, message: string) => Reply;
  /** Path of the base URL. */
  readonly basePath?: string;
  readonly stands?: RunningPreset['stands'];
  readonly finish?: (reply: Reply, request: SimRequest) => Reply;
}

/** Counters that routes raise. */
export interface Tally {
  signIn(): void;
  refresh(): void;
  signOut(): void;
}

export interface Parts {
  readonly tally: Tally;
  sessions(rules: SessionRules): Sessions;
  lock(rules: LockRules): Lock;
  /** A further server, closed with the first. */
  also(server: Pick<PresetServer, 'routes' | 'gate' | 'problem'>): Promise<SimServer>;
}

export async function openPreset(
  options: PresetStartOptions,
  make: (parts: Parts) => PresetServer | Promise<PresetServer>,
): Promise<RunningPreset> {
  const tokens: Sessions[] = [];
  const locks: Lock[] = [];
  const opened: SimServer[] = [];
  const late = new LateRejections();
  const counts = {
    signIns: 0,
    signInAttempts: 0,
    refreshes: 0,
    signOuts: 0,
    calls: 0,
    rejected: 0,
  };
  const requests: LoggedRequest[] = [];
  let settings: CommonSettings = COMMON_SETTINGS;
  let faults: { readonly fault: Fault; left: number }[] = [];

  const desk: Desk<CommonSettings> = {
    get settings() {
      return settings;
    },
    count(counter) {
      if (counter === 'refused') counts.rejected += 1;
    },
    log(_route, request) {
      requests.push(request);
    },
    takeFault(method, path) {
      const hit = faults.find(({ fault: { match = {} }, left }) => {
        return (
          left > 0 && (match.method ?? method) === method && path.startsWith(match.pathPrefix ?? '')
        );
      });
      if (hit !== undefined) hit.left -= 1;
      return hit?.fault;
    },
  };
  const issued = await options.authority?.issueServer();
  const tls = issued && { key: issued.privateKey, cert: issued.certificate };
  const open = async (
    { routes, gate, problem, finish, signIn }: Omit<PresetServer, 'account' | 'wrongAccount'>,
    port?: number,
  ): Promise<SimServer> => {
    const server = await openServer({
      name: 'api',
      desk,
      port,
      ...(tls === undefined ? {} : { tls }),
      routes: routes.map((route) => ({
        ...route,
        handle: async (request) => {
          const signsIn = signIn?.is(request) === true;
          if (signsIn || route.kind === 'login') counts.signInAttempts += 1;
          else if (route.kind === undefined) counts.calls += 1;
          if (!signsIn) return route.handle(request);
          await sleep(settings.loginLatencyMs);
          return signIn.run(request);
        },
      })),
      gate: async (request) => {
        if (signIn?.is(request) === true) return undefined;
        const rejection = gate(request);
        if (rejection === undefined) late.acceptedCall();
        else await late.rejected();
        return rejection;
      },
      problem,
      ...(finish === undefined ? {} : { finish }),
    });
    opened.push(server);
    return server;
  };
  const parts: Parts = {
    tally: {
      signIn: () => void (counts.signIns += 1),
      refresh: () => void (counts.refreshes += 1),
      signOut: () => void (counts.signOuts += 1),
    },
    sessions: (rules) => {
      const life = options.lifeSeconds ?? rules.lifeSeconds;
      const made = new Sessions({ ...rules, lifeSeconds: life });
      tokens.push(made);
      return made;
    },
    lock: (rules) => {
      const made = new Lock(rules);
      locks.push(made);
      return made;
    },
    also: (server) => open(server),
  };
  const made = await make(parts);
  const server = await open(made, options.port);

  const pass = (seconds: number): void => {
    for (const one of [...tokens, ...locks]) one.pass(seconds);
  };
  const control: PresetControl = {
    counts: () => ({ ...counts }),
    killTokens: () => {
      for (const one of tokens) one.kill();
    },
    expire: () => {
      // The first kind is what calls carry; a refresh token lives longer than that.
      const [first] = tokens;
      if (first !== undefined) first.pass(first.lifeSeconds + 1);
    },
    pass,
    setLife: (seconds) => {
      const [first] = tokens;
      if (first !== undefined) first.lifeSeconds = seconds;
    },
    setSingleSession: (on) => {
      for (const one of tokens) one.single = on;
    },
    setLatency: (all, signIn = 0) => {
      settings = { ...settings, latencyMs: all, loginLatencyMs: signIn };
    },
    sessions: () => tokens[0]?.count() ?? 0,
    rejectLate: (wave) => {
      late.arm(wave);
    },
    locked: () => locks.some((lock) => lock.locked()),
    setFaults: (list) => {
      faults = list.map((fault) => ({ fault, left: fault.times }));
    },
    requests: () => requests,
  };
  return {
    baseUrl: `${server.url}${made.basePath ?? ''}`,
    ...(options.authority === undefined ? {} : { ca: options.authority.certificate }),
    account: made.account,
    wrongAccount: made.wrongAccount,
    stands: made.stands ?? [],
    control,
    close: async () => {
      await Promise.all(opened.map((one) => one.close()));
    },
  };
}
