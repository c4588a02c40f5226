/** All five simulators at once, under one certificate authority. */
import { createAuthority } from './certificates';
import { startEdgecast } from './edgecast';
import type { EdgecastSimulator } from './edgecast';
import { startEnlighted } from './enlighted';
import { startGossIcm } from './goss-icm';
import type { GossIcmSimulator } from './goss-icm';
import type { Simulator, StartOptions, Vendor } from './simulator';
import { startTcpwave } from './tcpwave';
import type { TcpWaveSimulator } from './tcpwave';
import { startTruesight } from './truesight';

/** By vendor, each with what only that vendor's simulator offers. */
export type Simulators = {
  readonly tcpwave: TcpWaveSimulator;
  readonly 'goss-icm': GossIcmSimulator;
  readonly truesight: Simulator;
  readonly enlighted: Simulator;
  readonly edgecast: EdgecastSimulator;
};

/** Starts all five; when one cannot start, those that did are closed again. */
export async function startAll(
  options: Readonly<Partial<Record<Vendor, StartOptions>>> = {},
): Promise<Simulators> {
  const authority = await createAuthority();
  const starting = {
    tcpwave: startTcpwave({ authority, ...options.tcpwave }),
    'goss-icm': startGossIcm({ authority, ...options['goss-icm'] }),
    truesight: startTruesight({ authority, ...options.truesight }),
    enlighted: startEnlighted({ authority, ...options.enlighted }),
    edgecast: startEdgecast({ authority, ...options.edgecast }),
  };
  const outcomes = await Promise.allSettled<Simulator>(Object.values(starting));
  const failed = outcomes.find((one) => one.status === 'rejected');
  if (failed !== undefined) {
    const started = outcomes.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
    await Promise.all(started.map((simulator) => simulator.close()));
    throw failed.reason;
  }
  return {
    tcpwave: await starting.tcpwave,
    'goss-icm': await starting['goss-icm'],
    truesight: await starting.truesight,
    enlighted: await starting.enlighted,
    edgecast: await starting.edgecast,
  };
}

/** Closes every one of them. */
export async function closeAll(simulators: Simulators): Promise<void> {
  await Promise.all(Object.values(simulators).map((simulator: Simulator) => simulator.close()));
}
