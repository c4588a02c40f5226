/** An n8n with credentials for a server that records what it is sent. */
import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import { startRecording } from './recording-server';
import type { RecordingServer } from './recording-server';
import { ApiStage } from './stage';

/** The server of the test that runs. */
export let server: RecordingServer;
/** The one n8n of the suite. */
export let host: ApiStage;
let accounts = 0;

/** One n8n for all tests of the suite, and a new server for each. */
export function openRecordingStage(): void {
  beforeAll(async () => {
    host = await ApiStage.with({});
  });
  beforeEach(async () => {
    server = await startRecording();
  });
  afterEach(() => server.close());
  afterAll(() => host.stop());
}

/** A credential of its own for anna at the server. */
export function accountWith(fields: ICredentialDataDecryptedObject): Promise<ApiStage> {
  accounts += 1;
  return host.another(`recording-${String(accounts)}`, {
    baseUrl: server.url,
    username: 'anna',
    password: 'Kanarienvogel',
    ...fields,
  });
}
