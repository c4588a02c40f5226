import type { Guide } from '../../kit';
import { sources } from './sources';

export const guide: Guide = {
  where: [
    'Base URL: `https://host:7443/tims/rest`, for both ways to sign in.',
    'Session token: Administration > Security Management > Session Token Management > Add. Enter the IP address that calls will come from; TCPWave takes the token from no other.',
    'Client certificate: import its root CA as an Appliance Certificate with "Trust CA", then the certificate under User Certificates, and choose the admin that calls are made as.',
  ],
  quirks: [
    'A token lives 60 days unless the system says otherwise, can be extended and revoked. Fill in the day on which it ends, and a warning comes before.',
    'Calls have the rights of the admin behind token or certificate and are written to the audit log as his. The vendor advises to try calls outside production first.',
    'Behind a changing address (NAT, cloud workers) a token does not work. Use a certificate there.',
    'Certificates of the appliance are often self-signed. Enter its CA rather than switching the check off.',
    'Parameters are spelt differently from call to call. The fields here have one name each and are sent as each call wants them.',
    'The next free IP address is not reserved. Two flows that ask at the same time get the same one; create the object at once and try again when that fails.',
    'Deletes are POST calls. Answers may be JSON, plain text or empty; every status from 200 to 299 is a success.',
    'Some DHCP servers never answer when they are asked for leases. The call then ends with the time limit of the account.',
    'The search covers all organizations; the rows of others are left out afterwards when you name one.',
    'Owners of records are whole names with a dot at the end, such as `www.example.com.`.',
  ],
  guesses: [
    'Which status a bad token gives is not documented. 401 is taken as refused; any other failure is shown as it comes.',
    'That every admin may list organizations, which is what the Test does, is not stated.',
    'Whether Update of a subnet or zone keeps what you leave empty is not documented. Read it before, and compare after.',
    'Samples of the vendor spell `deletedRRs` in two ways; `deletedRRs` is sent.',
    'Filtering zones by name sends `filterRules` in the form that other lists of the vendor use.',
    'Which parameters the list of scopes takes is not published; add them by name.',
  ],
  links: [
    { title: 'REST client of the vendor', url: 'https://github.com/TCPWAVE/TIMS-Rest-Client' },
    {
      title: 'Postman collections of the vendor',
      url: 'https://github.com/tcpwaveadmin/TCPWave-Postman-Integration',
    },
    { title: 'Ansible playbooks of the vendor', url: 'https://github.com/TCPWAVE/tcpwave-ansible' },
  ],
  sources,
};
