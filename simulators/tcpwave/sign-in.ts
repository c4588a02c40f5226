import { randomUUID, timingSafeEqual } from 'node:crypto';
import { TLSSocket } from 'node:tls';
import type { Authority, ClientCertificate } from '../certificates';
import { text, type Reply, type SimRequest } from '../routes';
import type { TcpWaveSettings } from './settings';

interface SessionToken {
  readonly id: number;
  readonly token: string;
  readonly generated: number;
  active: boolean;
}

function same(left: string, right: string): boolean {
  const a = Buffer.from(left);
  const b = Buffer.from(right);
  return a.length === b.length && timingSafeEqual(a, b);
}

/**
 * Who may call: a session token that the user interface has made for one address (README of TIMS-Rest-Client),
 * or a client certificate of the appliance's own CA that is tied to an admin (2.2).
 */
export class SignIn {
  private tokens: SessionToken[] = [];
  private readonly admins = new Map<string, string>();
  /** Reasons of the handshakes that were refused, newest last. */
  readonly refusedCertificates: string[] = [];

  constructor(
    private readonly authority: Authority,
    private readonly settings: () => TcpWaveSettings,
  ) {}

  /** What the Session Token Management page does. */
  generateToken(): string {
    const token = randomUUID();
    this.restoreToken(token);
    return token;
  }

  /** Makes a token valid again, as if it were generated now. */
  restoreToken(token: string): void {
    this.tokens = this.tokens.filter((entry) => entry.token !== token);
    this.tokens.push({ id: this.tokens.length + 1, token, generated: Date.now(), active: true });
  }

  revokeToken(token: string): void {
    for (const entry of this.tokens) if (entry.token === token) entry.active = false;
  }

  expireAll(): void {
    for (const entry of this.tokens) entry.active = false;
  }

  /** Issues a certificate and, unless told otherwise, ties it to an admin under User Certificates. */
  async issueCertificate(
    admin: string,
    options: { passphrase?: string; notBefore?: Date; notAfter?: Date; tied?: boolean } = {},
  ): Promise<ClientCertificate> {
    const { tied = true, ...rest } = options;
    const certificate = await this.authority.issueClient({ commonName: admin, ...rest });
    if (tied) this.admins.set(certificate.serialNumber, admin);
    return certificate;
  }

  listTokens(): readonly Readonly<Record<string, unknown>>[] {
    return this.tokens.map(({ id, token, generated, active }) => ({
      id,
      token,
      ip: this.settings().tokenAddress,
      generated_date: new Date(generated).toISOString(),
      active,
      application: 'Latchkey',
      description: '',
      validity: Math.round(this.settings().tokenLifeSeconds / 86_400),
    }));
  }

  expires(token: string): Date {
    const generated = this.tokens.find((entry) => entry.token === token)?.generated ?? 0;
    return new Date(generated + this.settings().tokenLifeSeconds * 1000);
  }

  /** Ends the connection of a client that shows a certificate of another CA, or one out of its time. */
  checkHandshake(socket: TLSSocket): void {
    const shown = Object.keys(socket.getPeerCertificate()).length > 0;
    if (!shown || socket.authorized) return;
    this.refusedCertificates.push(String(socket.authorizationError));
    socket.destroy();
  }

  /** A reply when the call is refused. A token wins over a certificate: both are checked strictly. */
  gate(request: SimRequest): Reply | undefined {
    const token = request.headers['tims-session-token'];
    const admitted =
      token === undefined
        ? this.adminOf(request) !== undefined
        : this.isValid(Array.isArray(token) ? token.join(', ') : token, request.remoteAddress);
    if (admitted) return undefined;
    const { unauthorizedStatus, unauthorizedBody } = this.settings();
    return { ...text(unauthorizedStatus, unauthorizedBody), refused: true };
  }

  private isValid(token: string, address: string): boolean {
    const { tokenAddress, tokenLifeSeconds } = this.settings();
    return this.tokens.some(
      (entry) =>
        same(entry.token, token) &&
        entry.active &&
        entry.generated + tokenLifeSeconds * 1000 > Date.now() &&
        address === tokenAddress,
    );
  }

  private adminOf(request: SimRequest): string | undefined {
    const { socket } = request.message;
    if (!(socket instanceof TLSSocket) || !socket.authorized) return undefined;
    return this.admins.get(socket.getPeerCertificate().serialNumber);
  }
}
