import type { Guide } from '../../kit';
import { sources } from './sources';

export const guide: Guide = {
  where: [
    'Token: portal (MCC), View Profile, section Web Services REST API Token. An administrator decides whether a user has one, and which HTTP methods it may use.',
    'Account number: hexadecimal, in the upper right-hand corner of the portal. It is part of nearly every URL of the REST API.',
    'Client ID and secret: from the client application that is registered in the Identity Service. A client may have several secrets, so that one can be replaced while the other still works.',
    'Scopes: the scopes of the client application. `ec.rules` for policies and deploy requests, `ec.analytics.rtap.reports` for the Report Builder, `ec.rtld` for log profiles, `sec.cps.certificates` for certificates, `cdn.origins` for origins of version 3.',
  ],
  quirks: [
    'Edgio, the last owner of this service, closed it on 15 January 2025. The default hosts no longer respond. Successors, private gateways and the PCI twin (`https://api.transactcdn.com`) offer the same API: change Base URL and Token URL of the account.',
    'Two hosts, two sign-ins: the REST token is for the REST host, OAuth tokens are for the gateway. Neither is sent to the other. A workflow that deploys a policy and then watches it reach the network needs one account of each.',
    'To rotate the token: generate a new primary, follow the link in the email, enter the new token here and the old one, now the backup, as Backup Token. Delete the backup once every program uses the new token. Latchkey uses the token that works and remembers it.',
    'Access tokens are valid for 300 seconds unless the client is configured otherwise. Latchkey refreshes them before they expire, even within a long loop.',
    'One account can ask for several scopes. The server rejects the whole request if the client lacks one of them.',
    'A 401 of the gateway can mean an expired token or a missing scope. Latchkey gets a new token once; after that the error names the scope.',
    'Purges, loads and reports are asynchronous jobs. By default these operations wait until the job is done.',
    'The server runs up to 50 purges and 50 loads concurrently, counting each URL of a bulk call, and rejects one more with status 400. Further calls are queued. Jobs started elsewhere are not counted.',
    'A load accepts single assets only. In purges, `*` stands for any characters.',
    'Updating an origin or an edge CNAME replaces all of its settings. Read it first, and fill in every setting you want to keep.',
    'For an unknown ID the REST host may return status 200 with an empty object; Latchkey reports that as an error. A successful change may have an empty response.',
    'An origin or edge CNAME that a deployed rule uses cannot be deleted. Get Rules by Origin and Get Rules by CNAME name the rules.',
    'When certificates are sorted, the minus sign means ascending; the list offers the orders in words.',
    'The destination of a log profile may contain a password or token of another service. It is ordinary input and appears in the workflow data.',
  ],
  guesses: [
    'The members of a domain validation (`dcv_token.token`, `emails`) and the values of a certificate status are taken from the Go library of the vendor.',
    'The responses of the reports on hits, cache and file statistics, of the statistics by country and of the count of events were not seen; they are returned unchanged.',
    'The status for an unknown REST token is not documented. Both 401 and 403 are handled: after a 403 the backup token is tried once, and the primary counts as rejected only if the backup is accepted.',
    'Without Scopes the token is requested without a scope, as one known client does. The server may reject that.',
    'An account number for client credentials is sent as `x-owner-id`, as the vendor’s own Terraform provider does for partners. Leave it empty unless you act for a customer.',
    'The ID of a bulk purge or bulk load is read from `Id`, as for single ones.',
    'The last path segment of Get Status Codes (`statuscode`) and its response are assumed.',
    'The final states of a report besides `completed` were not seen: `failed`, `error` and `canceled` are taken as errors.',
    'Get Regions of Content comes from client code, which does not show the response; if it is not a list, the call fails and says so.',
    'Names of the report parameters besides granularity and dimensions were not seen; Further Parameters sends them unchanged.',
    'The parts of Get Status of a deploy request were not seen; the response is returned unchanged.',
    'Log profiles use the paths of the vendor’s Go library (`/rtld/v1.0/...`); a documentation page shows `/rtld/v1/...`.',
    'Not listed, but available with Custom Request: customers and users, WAF rules, DNS, Cancel Deploy Request, metric codes, group codes and edge nodes (listed in the documentation, paths not found), and the newer Edgio Applications API with its own default scopes (set Base URL to `https://edgioapis.com` and Token URL to `https://id.edgio.app/connect/token`).',
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
