/** TCPWave IPAM (TIMS): session token or TLS client certificate on one port, below /tims/rest. */
import { randomBytes } from 'node:crypto';
import { createAuthority, type ClientCertificate } from '../certificates';
import { openDesk } from '../control';
import { json, text, type Reply, type Route } from '../routes';
import { withSamples } from '../samples';
import { openServer } from '../server';
import type { Simulator, StartOptions } from '../simulator';
import { toRoutes } from './call';
import { DHCP_AND_SEARCH_CALLS } from './dhcp-and-search';
import { DOMAIN_AND_TEMPLATE_CALLS } from './domains-and-templates';
import { NETWORK_CALLS } from './networks';
import { OBJECT_CALLS } from './objects';
import { TCPWAVE_SETTINGS, type TcpWaveSettings } from './settings';
import { SignIn } from './sign-in';
import { Store } from './store';
import { SUBNET_CALLS } from './subnets';
import { ZONE_CALLS } from './zones';

export interface TcpWaveSimulator extends Simulator {
  readonly vendor: 'tcpwave';
  readonly ca: string;
  /** A new session token, as the user interface makes one. The one in `accounts` stays valid. */
  generateToken(): string;
  revokeToken(token: string): void;
  /** A certificate that the handshake refuses, or one of the right CA that no admin is tied to. */
  makeCertificate(kind: 'valid' | 'expired' | 'foreign' | 'untied'): Promise<ClientCertificate>;
}

type OpenDesk = Awaited<ReturnType<typeof openDesk<TcpWaveSettings>>>;

const DAY = 86_400_000;
const CALLS = [
  ...NETWORK_CALLS,
  ...SUBNET_CALLS,
  ...OBJECT_CALLS,
  ...ZONE_CALLS,
  ...DHCP_AND_SEARCH_CALLS,
  ...DOMAIN_AND_TEMPLATE_CALLS,
];

export async function startTcpwave(options: StartOptions = {}): Promise<TcpWaveSimulator> {
  const authority = options.authority ?? (await createAuthority());
  let store = new Store();
  let firstToken = '';
  const { desk, control, close }: OpenDesk = await openDesk({
    defaults: TCPWAVE_SETTINGS,
    settings: options.settings,
    port: options.ports?.control,
    expireAll: () => signIn.expireAll(),
    reset: () => {
      store = new Store();
      // No call signs in here: the account's own token must work again after a reset.
      signIn.restoreToken(firstToken);
      signIn.refusedCertificates.length = 0;
    },
    details: () => ({ refusedCertificates: [...signIn.refusedCertificates] }),
  });
  const signIn: SignIn = new SignIn(authority, () => desk.settings);
  firstToken = signIn.generateToken();
  const passphrase = randomBytes(12).toString('base64url');
  const client = await signIn.issueCertificate('latchkey-admin', { passphrase });

  const tokenList: Route = {
    method: 'GET',
    path: '/tims/rest/auth_token/list',
    handle: () => json(200, signIn.listTokens()),
  };
  const issued = await authority.issueServer();
  const server = await openServer({
    name: 'tcpwave',
    desk,
    port: options.ports?.tcpwave,
    abandon: close,
    tls: {
      cert: issued.certificate,
      key: issued.privateKey,
      ca: authority.certificate,
      requestCert: true,
      // A caller with a token has no certificate; a bad certificate is refused right after the handshake.
      rejectUnauthorized: false,
    },
    onSecureConnection: (socket) => signIn.checkHandshake(socket),
    routes: withSamples(
      [
        ...toRoutes(
          CALLS,
          () => store,
          () => desk.settings,
        ),
        tokenList,
      ],
      options.samples,
    ),
    gate: (request) => signIn.gate(request),
    problem: (status, message): Reply => text(status, message),
  });
  const baseUrl = `${server.url}/tims/rest`;

  return {
    vendor: 'tcpwave',
    ca: authority.certificate,
    accounts: {
      'tcpwave/session-token': {
        baseUrl,
        token: firstToken,
        validUntil: signIn.expires(firstToken).toISOString(),
      },
      'tcpwave/client-certificate': {
        baseUrl,
        certificate: client.certificate,
        privateKey: client.privateKey,
        passphrase,
      },
    },
    generateToken: () => signIn.generateToken(),
    revokeToken: (token) => signIn.revokeToken(token),
    makeCertificate: async (kind) => {
      if (kind === 'foreign') {
        const other = await createAuthority('Somebody else');
        return other.issueClient({ commonName: 'latchkey-admin' });
      }
      const past = {
        notBefore: new Date(Date.now() - 9 * DAY),
        notAfter: new Date(Date.now() - DAY),
      };
      return signIn.issueCertificate('latchkey-admin', {
        ...(kind === 'expired' ? past : {}),
        tied: kind !== 'untied',
      });
    },
    control,
    close: async () => {
      await Promise.all([server.close(), close()]);
    },
  };
}
