import type { Icon, ICredentialTestRequest, ICredentialType, INodeProperties } from 'n8n-workflow';
import { authenticateWith } from '../nodes/shared/hooks/authenticate';
import { DESCRIBED } from '../nodes/shared/described/account';
import { credentialForm } from '../nodes/shared/described/credential-form';
import { preAuthenticateWith } from '../nodes/shared/hooks/pre-authentication';

export class LatchkeyApi implements ICredentialType {
  name = 'latchkeyApi';

  displayName = 'Latchkey API';

  icon: Icon = {
    light: 'file:../icons/latchkey-api.svg',
    dark: 'file:../icons/latchkey-api.dark.svg',
  };

  documentationUrl = 'https://github.com/latchkey/latchkey/blob/main/docs/your-api.md';

  properties: INodeProperties[] = credentialForm();

  preAuthentication = preAuthenticateWith(DESCRIBED);

  authenticate = authenticateWith(DESCRIBED);

  // The header says that a person has pressed Test; see nodes/shared/hooks/test-button.ts.
  test: ICredentialTestRequest = {
    request: {
      baseURL: '={{$credentials.baseUrl}}',
      url: '/',
      headers: { 'x-latchkey-test': 'yes' },
    },
  };
}
