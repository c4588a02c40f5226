/** What n8n-core reads from the environment when it is loaded: nothing of the developer's own n8n. */
import { tmpdir } from 'node:os';
import { join } from 'node:path';

Object.assign(process.env, {
  N8N_USER_FOLDER: join(
    tmpdir(),
    `latchkey-n8n-${process.env['JEST_WORKER_ID'] ?? String(process.pid)}`,
  ),
  N8N_ENCRYPTION_KEY: 'only-for-these-tests',
  N8N_DIAGNOSTICS_ENABLED: 'false',
  N8N_LOG_LEVEL: 'silent',
});
