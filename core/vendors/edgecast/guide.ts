import type { Guide } from '../../kit';
import { sources } from './sources';

export const guide: Guide = {
  where: [
    'Token: portal (MCC), View Profile, section Web Services REST API Token. An administrator decides whether a user has one, and which HTTP methods it may use.',
    'Account number: hexadecimal, in the upper right-hand corner of the portal. It is part of nearly every address of the REST API.',
    'Client ID and secret: from the client application that is registered in the Identity Service. A client may have several secrets, so that one can be replaced while the other still works.',
    'Scopes: those that the client application was given. `ec.rules` for policies and deploy requests, `ec.analytics.rtap.reports` for the Report Builder, `ec.rtld` for log profiles, `sec.cps.certificates` for certificates, `cdn.origins` for origins of version 3.',
  ],
  quirks: [
    'Edgio, the last owner of this service, closed it on 15 January 2025. The default hosts no longer respond. Successors, private gateways and the PCI twin (`https://api.transactcdn.com`) offer the same API: change Base URL and Token URL of the account.',
    'Two hosts, two sign-ins: the REST token is for the REST host, OAuth tokens are for the gateway. Neither is sent to the other. A workflow that deploys a policy and then watches it reach the network needs one account of each.',
    'To rotate the token: generate a new primary, follow the link in the e-mail, enter the new token here and the old one, now the backup, as backup token; delete the backup when all programs use the new one. Whichever of the two works is used and remembered.',
    'Access tokens are valid for 300 seconds unless the client is configured otherwise. Latchkey renews them before they expire, also within a long loop.',
    'One account can ask for several scopes. The server refuses the request as a whole if the client lacks one of them.',
    'A 401 of the gateway can mean an expired token or a missing scope. Latchkey gets a new token once; after that the error names the scope.',
    'Purges, loads and reports are jobs that go on after the call. These operations wait until the job is done, unless told otherwise.',
    'The server runs up to 50 purges and 50 loads concurrently, counting each URL of a bulk call, and answers 400 to one more. Further calls are queued. Jobs started elsewhere are not counted.',
    'A load takes single assets only. In purges, `*` stands for any characters.',
    'Updating an origin or an edge CNAME replaces all of its settings. Read it first, and fill in whatever is to stay.',
    'For an unknown ID the REST host may answer 200 with an empty object; that is an error here. A successful change may have an empty answer; that is none.',
    'An origin or edge CNAME that a deployed rule uses cannot be deleted. Get Rules by Origin and Get Rules by CNAME name the rules.',
    'When certificates are sorted, the minus sign means ascending; the list offers the orders in words.',
    'The destination of a log profile may hold a password or token of another service. It is an ordinary input of the operation and appears in the data of the workflow.',
  ],
  guesses: [
    'The members of a domain validation (`dcv_token.token`, `emails`) and the words of a certificate status are those of the Go library of the vendor.',
    'Columns of the reports on hits, cache and file statistics were not seen; rows are returned unchanged.',
    'Which status answers an unknown REST token is not documented. 401 and 403 are both handled: after a 403 the backup token is tried once, and the primary counts as refused only if the backup is accepted.',
    'Without Scopes the token is asked for without a scope; one known client does so. The server then decides, or refuses.',
    'An account number for client credentials is sent as `x-owner-id`, as the vendor’s own Terraform provider does for partners. Leave it empty unless you act for a customer.',
    'Bulk purges and bulk loads are taken to answer with their ID as `Id`, like single ones.',
    'The last word in the address of Get Status Codes (`statuscode`) and its answer.',
    'Which words besides `completed` a report may end with: `failed`, `error` and `canceled` are taken as failures.',
    'Names of the report parameters besides granularity and dimensions were not seen; Further Parameters takes them as they are.',
    'The parts of Get Status of a deploy request were not seen; the answer is given as it comes.',
    'Log profiles use the addresses of the vendor’s Go library (`/rtld/v1.0/...`); a documentation page shows `/rtld/v1/...`.',
    'Not in the catalogue, but reachable with Custom Request: customers and users, WAF rules, DNS, Cancel Deploy Request (listed in the documentation, path not found), and the newer Edgio Applications API with its own default scopes (set Base URL to `https://edgioapis.com` and Token URL to `https://id.edgio.app/connect/token`).',
  ],
  links: [
    {
      title: 'Sign-in',
      url: 'https://developer.edgecast.com/cdn/api/Content/Introduction/Authentication.htm',
    },
    {
      title: 'OAuth clients',
      url: 'https://developer.edgecast.com/cdn/api/Content/Identity/REST-API-OAuth-Client-Management.htm',
    },
    {
      title: 'Status codes and error messages',
      url: 'https://developer.edgecast.com/cdn/api/Content/Introduction/Status_Codes_and_Error_Messages.htm',
    },
    {
      title: 'Bulk purge and its limit',
      url: 'https://developer.edgecast.com/cdn/api/Content/Media_Management/Bulk-Purge-Content.htm',
    },
    {
      title: 'Rules Engine',
      url: 'https://developer.edgecast.com/cdn/api/Content/Media_Management/REv4/REv4.htm',
    },
    {
      title: 'End of the service',
      url: 'https://learn.microsoft.com/azure/cdn/edgio-retirement-faq',
    },
  ],
  sources,
};
