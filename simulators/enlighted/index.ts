/** Enlighted Manage: https, one port, everything below `/ems/api`. */
import { randomBytes } from 'node:crypto';

import { createAuthority } from '../certificates';
import { openDesk } from '../control';
import { withSamples } from '../samples';
import { openServer } from '../server';
import type { Simulator, StartOptions } from '../simulator';
import { Access } from './access';
import type { User } from './access';
import { Building } from './building';
import type { Context } from './context';
import { problem } from './replies';
import { commandRoutes } from './routes-commands';
import { measurementRoutes } from './routes-measurements';
import { organisationRoutes } from './routes-organisation';
import { ENLIGHTED_CHOICES, enlightedSettings } from './settings';
import type { EnlightedSettings } from './settings';

/** Full rights, but on floor 1 only: 403 for the others. */
export const ENLIGHTED_LIMITED: User = {
  username: 'sue',
  apiKey: '0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef',
  floors: ['1'],
  full: true,
};

/** The whole company, but lists only: 403 for values and commands. */
export const ENLIGHTED_GUEST: User = {
  username: 'guest',
  apiKey: 'fedcba9876543210fedcba9876543210fedcba9876543210fedcba9876543210',
  full: false,
};

/** Ports by name: `ems`, `control`. There are no tokens, so `expireAll` has nothing to kill. */
export async function startEnlighted(options: StartOptions = {}): Promise<Simulator> {
  const defaults = enlightedSettings(randomBytes(32).toString('hex'));
  let current: () => EnlightedSettings = () => defaults;
  const access = new Access([ENLIGHTED_LIMITED, ENLIGHTED_GUEST], () => current());
  const building = new Building(() => access.now());
  const { desk, control, close } = await openDesk({
    defaults,
    settings: options.settings,
    choices: ENLIGHTED_CHOICES,
    port: options.ports?.['control'],
    expireAll: () => undefined,
    reset: () => {
      access.forgetSignatures();
      building.reset();
    },
  });
  current = () => desk.settings;
  const context: Context = { desk, access, building };

  const authority = options.authority ?? (await createAuthority());
  const issued = await authority.issueServer();
  const server = await openServer({
    name: 'ems',
    desk,
    tls: { key: issued.privateKey, cert: issued.certificate },
    port: options.ports?.['ems'],
    abandon: close,
    routes: withSamples(
      [...organisationRoutes(context), ...measurementRoutes(context), ...commandRoutes(context)],
      options.samples,
    ),
    gate: (request) =>
      access.isSigned(request) ? undefined : problem(desk.settings, 401, 'Unauthorized', request),
    problem: (status, message, request) => problem(desk.settings, status, message, request),
    finish: (reply) => {
      const { sendDate, ageSeconds } = desk.settings;
      const age = Math.max(ageSeconds, 0);
      const date = new Date(access.now() - age * 1000).toUTCString();
      return {
        ...reply,
        noDate: !sendDate,
        headers: {
          ...reply.headers,
          ...(sendDate ? { date } : {}),
          ...(ageSeconds >= 0 ? { age: String(ageSeconds) } : {}),
        },
      };
    },
  });

  const account = {
    baseUrl: `${server.url}/ems/api`,
    username: 'bob',
    apiKey: desk.settings.apiKey,
  };
  return {
    vendor: 'enlighted',
    ca: authority.certificate,
    accounts: { 'enlighted/api-key': account, 'enlighted/legacy': account },
    control,
    close: async () => {
      await Promise.all([server.close(), close()]);
    },
  };
}
