/** The peers' packages: they lie in the folder that PEERS_DIR names, outside this project. */
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const dir = process.env.PEERS_DIR;
const require = createRequire(path.join(dir, 'index.js'));
export const load = (name) => import(pathToFileURL(require.resolve(name)).href);
export const esm = (file) => import(pathToFileURL(path.join(dir, 'node_modules', file)).href);

// The bearer policy refuses http: URLs, so the request is authorised as https: and rewritten to the loopback http: afterwards.
export async function azurePipeline(base, getToken, challengeCallbacks) {
  const az = await load('@azure/core-rest-pipeline');
  const client = az.createDefaultHttpClient();
  const pipeline = az.createPipelineFromOptions({ retryOptions: { maxRetries: 0 } });
  pipeline.addPolicy(
    az.bearerTokenAuthenticationPolicy({
      credential: { getToken },
      scopes: 's',
      challengeCallbacks,
    }),
    { phase: 'Sign' },
  );
  pipeline.addPolicy(
    {
      name: 'toLoopbackHttp',
      sendRequest: (req, next) => {
        const u = req.url;
        req.url = u.replace('https://', 'http://');
        req.allowInsecureConnection = true;
        return next(req).finally(() => {
          req.url = u;
        });
      },
    },
    { afterPhase: 'Sign' },
  );
  const secure = base.replace('http://', 'https://');
  return (p) =>
    pipeline.sendRequest(client, az.createPipelineRequest({ url: secure + p, method: 'GET' }));
}
