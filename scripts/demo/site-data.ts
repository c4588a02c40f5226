/** What the demo puts into the simulators that begin empty, through their own APIs. */
import { request } from 'node:https';
import type { Simulators } from '../../simulators';

interface Ask {
  readonly url: string;
  readonly ca: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Two origins, two policies, two events and a second case, so that every list has something to show. */
export async function fillSite(simulators: Simulators): Promise<void> {
  const { edgecast, truesight, 'goss-icm': goss } = simulators;
  const rest = edgecast.accounts['edgecast/rest-token'] ?? {};
  const client = edgecast.accounts['edgecast/client-credentials'] ?? {};
  const json = { 'content-type': 'application/json' };
  const login = await post({
    url: client['tokenUrl'] ?? '',
    ca: edgecast.ca,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({
      client_id: client['clientId'] ?? '',
      client_secret: client['clientSecret'] ?? '',
      grant_type: 'client_credentials',
    }).toString(),
  });
  const bearer = `Bearer ${String((JSON.parse(login) as { access_token: string }).access_token)}`;
  for (const name of ['shop', 'images']) {
    const origins = `/v2/mcc/customers/${rest['accountNumber'] ?? ''}/origins/httplarge`;
    await post({
      url: `${rest['baseUrl'] ?? ''}${origins}`,
      ca: edgecast.ca,
      headers: { ...json, authorization: `TOK:${rest['token'] ?? ''}` },
      body: JSON.stringify({
        DirectoryName: name,
        HostHeader: `${name}.example.com:80`,
        HttpLoadBalancing: 'RR',
        HttpHostnames: [{ Name: `http://${name}.example.com:80` }],
      }),
    });
    await post({
      url: `${client['baseUrl'] ?? ''}/rules-engine/v1.1/policies`,
      ca: edgecast.ca,
      headers: { ...json, authorization: bearer },
      body: JSON.stringify({
        '@type': 'policy-create',
        name,
        state: 'locked',
        platform: 'http_large',
        rules: [],
      }),
    });
  }
  await startCase(goss.accounts['goss-icm/api-key'] ?? {});
  const basic = truesight.accounts['truesight/basic'] ?? {};
  const secret = `${basic['username'] ?? ''}:${basic['password'] ?? ''}`;
  for (const msg of ['web01 is down', 'db01 is slow']) {
    await post({
      url: `${basic['tsimUrl'] ?? ''}/bppmws/api/Event/create?routingId=pncell_tsim&routingIdType=CELL_NAME`,
      ca: truesight.ca ?? '',
      headers: { ...json, authorization: `basic ${Buffer.from(secret).toString('base64')}` },
      body: JSON.stringify([{ attributes: { CLASS: 'EVENT', severity: 'CRITICAL', msg } }]),
    });
  }
}

/** The API Server speaks plain http, as a real one does by default. */
async function startCase(account: Readonly<Record<string, string>>): Promise<void> {
  const secret = `${account['username'] ?? ''}:${account['password'] ?? ''}`;
  const params = { processDefinition: 'bulkywaste', userId: 'demo', businessKey: 'sofa-1' };
  const answer = await fetch(`${account['baseUrl'] ?? ''}/workflow`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'x-api-key': account['apiKey'] ?? '',
      authorization: `Basic ${Buffer.from(secret).toString('base64')}`,
    },
    body: JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'startProcess', params }),
  });
  if (!answer.ok) throw new Error(`The demo's case: ${await answer.text()}`);
}

function post({ url, ca, headers, body }: Ask): Promise<string> {
  return new Promise((resolve, reject) => {
    const sent = request(url, { method: 'POST', ca, headers, agent: false }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => {
        const text = Buffer.concat(chunks).toString('utf8');
        if (response.statusCode === undefined || response.statusCode >= 300) {
          reject(new Error(`${url} of the demo: ${text}`));
        } else resolve(text);
      });
    });
    sent.on('error', reject);
    sent.end(body);
  });
}
