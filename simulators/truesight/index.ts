/**
 * BMC TrueSight: a Presentation Server (TSPS) and an Infrastructure Management Server (TSIM), each
 * on its own port, with one store of tokens.
 */
import { createAuthority } from '../certificates';
import { openDesk } from '../control';
import { withSamples } from '../samples';
import { openServer } from '../server';
import type { Simulator, StartOptions } from '../simulator';
import { createData } from './data';
import { tsimGate, tspsGate } from './gates';
import { tsimProblem, tspsProblem } from './replies';
import { eventRoutes } from './routes-events';
import { omproviderRoutes } from './routes-omprovider';
import { policyRoutes } from './routes-policies';
import { tsimSignInRoutes, tspsSignInRoutes } from './routes-sign-in';
import { Sessions } from './sessions';
import type { User } from './sessions';
import { TRUESIGHT_CHOICES, TRUESIGHT_SETTINGS } from './settings';
import type { TrueSightSettings } from './settings';

export const TRUESIGHT_ADMIN = {
  username: 'admin',
  password: 'admin12345/+&=',
  groups: ['Administrators'],
  mayWrite: true,
} satisfies User;

/** May look, may not change: 403. */
export const TRUESIGHT_VIEWER = {
  username: 'viewer',
  password: 'viewer12345',
  groups: ['Operators'],
  mayWrite: false,
} satisfies User;

/** Signs in by SAML only. */
export const TRUESIGHT_SAML_USER: User = {
  username: 'saml.user',
  password: undefined,
  groups: ['Administrators'],
  mayWrite: true,
};

/** Ports by name: `tsps`, `tsim`, `control`. */
export async function startTruesight(options: StartOptions = {}): Promise<Simulator> {
  const data = createData();
  let current: () => TrueSightSettings = () => TRUESIGHT_SETTINGS;
  const users = [TRUESIGHT_ADMIN, TRUESIGHT_VIEWER, TRUESIGHT_SAML_USER];
  const sessions = new Sessions(users, () => current());
  let readyToken = '';
  const { desk, control, close } = await openDesk({
    defaults: TRUESIGHT_SETTINGS,
    choices: TRUESIGHT_CHOICES,
    settings: options.settings,
    port: options.ports?.['control'],
    expireAll: () => sessions.endAll(),
    reset: () => {
      sessions.unlockAll();
      // No call gets this one: the account's own token must work again after a reset.
      sessions.handOut(TRUESIGHT_SAML_USER, readyToken);
      data.reset();
    },
    details: () => sessions.details(),
  });
  current = () => desk.settings;
  readyToken = sessions.handOut(TRUESIGHT_SAML_USER);

  const context = { desk, sessions };
  const authority = options.authority ?? (await createAuthority());
  const issued = await authority.issueServer();
  const tls = { key: issued.privateKey, cert: issued.certificate };
  const tsps = await openServer({
    name: 'tsps',
    desk,
    tls,
    port: options.ports?.['tsps'],
    abandon: close,
    routes: withSamples(
      [...tspsSignInRoutes(context), ...omproviderRoutes(), ...policyRoutes(context, data)],
      options.samples,
    ),
    gate: tspsGate(context),
    problem: tspsProblem,
  });
  const tsim = await openServer({
    name: 'tsim',
    desk,
    tls,
    port: options.ports?.['tsim'],
    abandon: async () => {
      await Promise.all([tsps.close(), close()]);
    },
    routes: withSamples(
      [...tsimSignInRoutes(context), ...eventRoutes(context, data)],
      options.samples,
    ),
    gate: tsimGate(context),
    problem: tsimProblem,
  });

  const { username, password } = TRUESIGHT_ADMIN;
  return {
    vendor: 'truesight',
    ca: authority.certificate,
    accounts: {
      'truesight/token': {
        baseUrl: tsps.url,
        tsimUrl: tsim.url,
        signIn: 'tsps-10.1',
        username,
        password,
        tenant: '*',
      },
      'truesight/basic': { tsimUrl: tsim.url, username, password },
      'truesight/ready-token': { baseUrl: tsps.url, tsimUrl: tsim.url, token: readyToken },
    },
    control,
    close: async () => {
      await Promise.all([tsps.close(), tsim.close(), close()]);
    },
  };
}
