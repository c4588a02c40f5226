import { createServer } from 'node:https';

import { createAuthority } from '../../../simulators/certificates';
import type { Prove } from '../fault';

/** A client certificate is pasted with other line ends or none, is locked, over, of another key, or a container. */
export const prove: Prove = async (stage) => {
  const authority = await createAuthority();
  const issued = await authority.issueServer();
  const ca = authority.certificate;
  const seen: string[] = [];
  const port = await stage.servers.listen(
    createServer(
      { key: issued.privateKey, cert: issued.certificate, ca, requestCert: true },
      (request, response) => {
        const { authorized } = request.socket as unknown as { readonly authorized: boolean };
        seen.push(`${String(authorized)} ${request.url ?? ''}`);
        response
          .writeHead(authorized ? 200 : 401, { 'Content-Type': 'application/json' })
          .end('[]');
      },
    ),
  );
  const server = await stage.servers.start();
  const url = `https://localhost:${String(port)}`;
  const lock = 'sesame-"&<\\>';
  const locked = await authority.issueClient({ commonName: 'bob', passphrase: lock });
  const plain = await authority.issueClient({ commonName: 'bob' });
  const over = await authority.issueClient({
    commonName: 'old',
    notBefore: new Date(Date.now() - 2 * 86_400_000),
    notAfter: new Date(Date.now() - 86_400_000),
  });

  const attempt = async (account: Readonly<Record<string, string>>): Promise<unknown> => {
    try {
      const client = stage.client({
        server,
        scheme: 'tcpwave/client-certificate',
        account: { baseUrl: url, ...account },
        tls: { ca, ...account },
      });
      return (await client.get()).status;
    } catch (fault) {
      stage.saw(fault);
      return fault;
    }
  };
  const { certificate, privateKey } = plain;
  // What a person pastes. Node-RED's own TLS node takes the text as it is, so that only line ends differ there.
  const pastes = [
    (text: string) => text,
    (text: string) => text.replace(/\r?\n/g, '\r\n'),
    (text: string) => text.trimEnd(),
    ...(stage.host === 'n8n' ? [(text: string) => text.replace(/\r?\n/g, ' ')] : []),
  ];
  for (const paste of pastes) {
    expect(await attempt({ certificate: paste(certificate), privateKey: paste(privateKey) })).toBe(
      200,
    );
  }
  expect(
    await attempt({
      certificate: locked.certificate,
      privateKey: locked.privateKey,
      passphrase: lock,
    }),
  ).toBe(200);

  const before = seen.length;
  const wrong = { ...locked, passphrase: 'not this one' };
  expect(
    await attempt({
      certificate: wrong.certificate,
      privateKey: wrong.privateKey,
      passphrase: wrong.passphrase,
    }),
  ).toMatchObject({ message: expect.stringMatching(/passphrase/i) as string });
  expect(
    await attempt({
      certificate: over.certificate,
      privateKey: locked.privateKey,
      passphrase: lock,
    }),
  ).toMatchObject({
    message: expect.stringMatching(/key.*certificate|certificate.*key/i) as string,
  });
  expect(seen.length).toBe(before);
  // One that is over is for the server to refuse, and the person is told that it is over.
  const refused = await attempt({ certificate: over.certificate, privateKey: over.privateKey });
  expect(refused).toMatchObject({ name: expect.stringMatching(/Error/) as string });
  expect((refused as Error).message).toMatch(/certificate/i);
};
