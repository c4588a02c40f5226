/** A process of one host, by the name in its first argument: sends the requests that it is told to. */
import { LatchkeyError, Secret, readReply } from '../../../core';
import type { ClientCertificate } from '../../../core';
import { proxyOfEnvironment } from '../../../node-red/src/transport/proxy';
import { requireUsableTls, withMinimumTls } from '../../../node-red/src/tls-settings';
import { n8nTransports, nodeRedTransport } from '../../support/host-transports';
import type { HostTransport } from '../../support/host-transports';
import type { Done, Host, Job, JobTls, Seen } from './job';

type TransportOf = (job: Job) => HostTransport;

function nodeRed({ tls = {}, lenient }: Job): HostTransport {
  const { ca, certificate, privateKey, pfx, passphrase, minTlsVersion } = tls;
  const options = withMinimumTls(
    {
      ...(ca === undefined ? {} : { ca }),
      ...(certificate === undefined ? {} : { cert: certificate }),
      ...(privateKey === undefined ? {} : { key: privateKey }),
      ...(pfx === undefined ? {} : { pfx: Buffer.from(pfx, 'base64') }),
      ...(passphrase === undefined ? {} : { passphrase }),
    },
    minTlsVersion,
  );
  // As an account does when it is deployed.
  requireUsableTls(options);
  return nodeRedTransport(options, lenient === true, proxyOfEnvironment(process.env));
}

async function n8n(): Promise<TransportOf> {
  const transports = await n8nTransports();
  return ({ tls = {} }) => {
    const { ca = '', minTlsVersion = '' } = tls;
    return transports({ ca, minTlsVersion });
  };
}

function certificateOf(tls: JobTls | undefined): ClientCertificate | undefined {
  const { certificate, privateKey, pfx, passphrase } = tls ?? {};
  const lock = passphrase === undefined ? {} : { passphrase: new Secret(passphrase) };
  if (pfx !== undefined) return { kind: 'pfx', pfx: new Secret(pfx), ...lock };
  if (certificate === undefined || privateKey === undefined) return undefined;
  return { kind: 'pem', cert: new Secret(certificate), key: new Secret(privateKey), ...lock };
}

async function run(transportOf: TransportOf, job: Job): Promise<Seen> {
  const certificate = certificateOf(job.tls);
  const signal =
    job.cancelAfterMs === undefined ? undefined : AbortSignal.timeout(job.cancelAfterMs);
  try {
    const { transport, close } = transportOf(job);
    try {
      const reply = await transport(
        {
          method: job.method,
          url: job.url,
          headers: {},
          ...(job.body === undefined ? {} : { body: job.body }),
          ...(certificate === undefined ? {} : { certificate }),
        },
        {
          timeoutMs: job.timeoutMs,
          maxResponseBytes: job.maxResponseBytes,
          ...(signal === undefined ? {} : { signal }),
        },
      );
      const text = Buffer.from(reply.body.subarray(0, 100)).toString('latin1');
      const { status, headers } = reply;
      const read = readReply(reply).text.slice(0, 100);
      return { kind: 'reply', status, headers, text, read, bytes: reply.body.byteLength };
    } finally {
      close();
    }
  } catch (fault) {
    if (!(fault instanceof LatchkeyError)) {
      return { kind: 'error', code: 'not ours', message: String(fault) };
    }
    return { kind: 'error', code: fault.code, message: fault.message };
  }
}

async function measured(transportOf: TransportOf, job: Job): Promise<Done> {
  globalThis.gc?.();
  const before = process.memoryUsage.rss();
  let most = before;
  const look = (): void => {
    most = Math.max(most, process.memoryUsage.rss());
  };
  const timer = setInterval(look, 10);
  const started = performance.now();
  const seen = await run(transportOf, job);
  look();
  clearInterval(timer);
  return {
    seen,
    grownMb: Math.round((most - before) / 1024 / 1024),
    ms: Math.round(performance.now() - started),
  };
}

const host = process.argv[2] as Host;
const ready: Promise<TransportOf> = host === 'n8n' ? n8n() : Promise.resolve(nodeRed);

process.on('message', (job: Job) => {
  void ready.then((transportOf) => measured(transportOf, job)).then((done) => process.send?.(done));
});
process.on('disconnect', () => process.exit());
void ready.then(() => process.send?.('ready'));
