import type { Guide } from '../../kit';
import { sources } from './sources';

export const guide: Guide = {
  where: [
    'Base URL: `https://host:7443/tims/rest` for both sign-in methods.',
    'Session token: Administration > Security Management > Session Token Management > Add. Enter the IP address of this machine; TCPWave accepts the token only from that address.',
    'Client certificate: import the root CA as an Appliance Certificate with "Trust CA", then the certificate under User Certificates, and choose the admin for the calls.',
    'There is no sign-in with user name and password: the vendor does not support it, although the Python client of the vendor has a code path for it.',
  ],
  quirks: [
    'A session token is valid for 60 days unless configured otherwise, and can be extended and revoked. Fill in Valid Until to be warned from 14 days before.',
    'Calls have the rights of the admin behind token or certificate and are logged as that admin. The vendor advises to try calls outside production first.',
    'A session token does not work behind a changing address (NAT, cloud workers). Use a certificate there.',
    'Certificates of the appliance are often self-signed. Enter the CA of the appliance instead of turning verification off.',
    'The API has several names for the same parameter. Each field here has one name and is sent under the name of the call.',
    'The next free IP address is not reserved. Two flows that ask at the same time get the same address; create the object immediately and try again if that fails.',
    'Deletes are POST calls. Responses are JSON, plain text or empty; every status from 200 to 299 is a success.',
    'Some DHCP servers never respond to a request for leases. The call then ends with the timeout of the account.',
    'The search covers all organizations; with an organization given, entries of others are removed from the result.',
    'Owners of records are fully qualified names with a trailing dot, such as `www.example.com.`.',
    'The list of session tokens comes without the tokens themselves.',
  ],
  guesses: [
    'The lists that offer subnets and objects read the members `fullAddress` and `address`, as in the responses of other calls. If a list stays empty, type the address.',
    'The status of a rejected token is not documented. 401 is taken as rejected; any other error is shown unchanged.',
    'That every admin may list organizations, which is what the Test does, is not stated.',
    'Whether Update of a subnet or zone keeps empty fields is not documented. Read the entry before, and compare it after.',
    'Samples of the vendor spell `deletedRRs` in two ways; `deletedRRs` is sent.',
    'The field names in the rules of searches (`name`, `owner`) are not documented; the form of a rule is.',
    'The members of templates, object classes and the records of a zone are not documented. The entries are returned unchanged; lists of choices use `name`, `template_name`, `class_code` or `code`.',
    'Whether a delete of a zone record compares the TTL is not documented. Without a TTL none is sent, as in the sample of the vendor.',
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
