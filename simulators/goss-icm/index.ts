/** GOSS iCM API Server: JSON-RPC 2.0 over HTTP POST, signed as article 2188 of the documentation says. */
import { randomBytes, randomUUID } from 'node:crypto';
import { createAuthority } from '../certificates';
import { openDesk } from '../control';
import { isObject, mediaType, Problem, text, type Reply, type SimRequest } from '../routes';
import { openServer } from '../server';
import type { Sample } from '../samples';
import type { Simulator, StartOptions } from '../simulator';
import { ApiServer } from './api-server';
import { methodName, parseRpc, rpcError, rpcResult } from './json-rpc';
import { GOSS_ICM_SETTINGS, listed, type GossIcmSettings } from './settings';
import { SignIn, type Admission, type Credentials } from './sign-in';

interface GossIcmOptions extends StartOptions {
  /** Port 5707's way; the vendor's default is plain http on 5706. */
  readonly https?: boolean;
}

export interface GossIcmSimulator extends Simulator {
  readonly vendor: 'goss-icm';
  /** A key that may only call `securelibrary/Anytown.Waste.*`. */
  readonly limitedKey: string;
}

type OpenDesk = Awaited<ReturnType<typeof openDesk<GossIcmSettings>>>;

const PREFIX = '/apiserver';
const LIMITED = ['securelibrary/Anytown.Waste.*'];

export async function startGossIcm(options: GossIcmOptions = {}): Promise<GossIcmSimulator> {
  const credentials: Credentials = {
    username: 'latchkey',
    password: randomBytes(12).toString('base64url'),
  };
  const apiKey = randomUUID();
  const limitedKey = randomUUID();

  let api: ApiServer;
  const { desk, control, close }: OpenDesk = await openDesk({
    defaults: GOSS_ICM_SETTINGS,
    settings: options.settings,
    port: options.ports?.control,
    expireAll: () => signIn.expireAll(),
    reset: () => {
      signIn.reset();
      api = new ApiServer(() => desk.settings);
    },
    details: () => ({
      keySigned: signIn.keySigned,
      tokenSigned: signIn.tokenSigned,
      asyncOutcomes: api.outcomes,
    }),
  });
  const signIn: SignIn = new SignIn(
    { keys: [{ key: apiKey }, { key: limitedKey, methodFilter: LIMITED }], users: [credentials] },
    desk,
  );
  api = new ApiServer(() => desk.settings);

  const admissions = new WeakMap<SimRequest, Admission>();
  const gate = (request: SimRequest): Reply | undefined => {
    const worker = request.params.worker ?? '';
    const admission = signIn.admit(request, worker, methodName(request.text));
    if (admission === undefined) return problem(401, desk.settings.unauthorizedBody);
    admissions.set(request, admission);
    return undefined;
  };

  const handle = async (request: SimRequest): Promise<Reply> => {
    const worker = request.params.worker ?? '';
    const proxied = request.path.startsWith(`${PREFIX}/`);
    const { proxiedWorkers } = desk.settings;
    if (proxied && proxiedWorkers !== '' && !listed(proxiedWorkers, worker)) {
      throw new Problem(404, 'Not Found');
    }
    const sample = sampleFor(options.samples, worker, methodName(request.text), api);
    if (sample === undefined && !api.has(worker)) throw new Problem(404, 'Not Found');
    if (mediaType(request) !== 'application/json') {
      throw new Problem(415, 'Unsupported Media Type');
    }
    const admission = admissions.get(request);
    const body = await run(request.text, (call) =>
      sample === undefined
        ? api.call(worker, call, { user: admission?.user, now: Date.now })
        : Promise.resolve(isObject(sample.body) ? sample.body['result'] : undefined),
    );
    const token = admission?.token === undefined ? {} : { 'x-api-token': admission.token };
    return { status: 200, headers: { 'content-type': 'application/json', ...token }, body };
  };

  const routes = ['/{worker}', `${PREFIX}/{worker}`].map((path) => ({
    method: 'POST',
    path,
    handle,
  }));
  const authority = options.https ? (options.authority ?? (await createAuthority())) : undefined;
  const issued = await authority?.issueServer();
  const server = await openServer({
    name: 'goss-icm',
    desk,
    port: options.ports?.['goss-icm'],
    abandon: close,
    routes,
    gate,
    problem,
    ...(issued === undefined ? {} : { tls: { cert: issued.certificate, key: issued.privateKey } }),
  });

  return {
    vendor: 'goss-icm',
    ...(authority === undefined ? {} : { ca: authority.certificate }),
    accounts: {
      'goss-icm/api-key': {
        baseUrl: server.url,
        apiKey,
        username: credentials.username,
        password: credentials.password,
        testWorker: 'securelibrary',
      },
    },
    limitedKey,
    control,
    close: async () => {
      await Promise.all([server.close(), close()]);
    },
  };
}

function problem(status: number, message: string): Reply {
  return message === '' ? { status } : text(status, message);
}

/** The answer to a call that no worker acts on, under whatever prefix it was recorded. */
function sampleFor(
  samples: readonly Sample[] = [],
  worker: string,
  method: string,
  api: ApiServer,
): Sample | undefined {
  if (api.acts(worker, method)) return undefined;
  return samples.find(({ path, rpcMethod }) => rpcMethod === method && path.endsWith(`/${worker}`));
}

async function run(
  body: string,
  call: (request: ReturnType<typeof parseRpc>) => Promise<unknown>,
): Promise<string> {
  let request;
  try {
    request = parseRpc(body);
  } catch (error) {
    return rpcError(null, error);
  }
  try {
    return rpcResult(request.id, await call(request));
  } catch (error) {
    return rpcError(request.id, error);
  }
}
