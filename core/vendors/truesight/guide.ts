import type { Guide } from '../../kit';
import { sources } from './sources';

export const guide: Guide = {
  where: [
    'TSPS URL: the URL of the Presentation Server (TSPS) as in the browser, without a path. Port 443, or 8043 in some installations.',
    'TSIM URL: the URL of the Infrastructure Management server, which holds the events. Port 443 or 8443, or 80 without TLS.',
    'User name and password: a user of TrueSight, of its LDAP server or of Remedy SSO. Create a separate user for automation, so that its sessions do not affect those of people.',
    'Tenant: `*` on newer servers, `BmcRealm` on 10.x. Leave empty to send none.',
    'With SAML: none of the login calls accepts a SAML sign-in. Use a local TrueSight or LDAP user for automation. If there is none, choose the ready token: enter a token that a program of your site or a person has obtained, without the word `authtoken`. Latchkey uses this token until the server rejects it, then says so; enter the next one.',
    'Sign-In: try TSPS 10.1 first. TSPS 10.0 is the older login call of the same server. Choose TSIM for an Infrastructure Management server without a Presentation Server; TSPS URL is then not needed.',
  ],
  quirks: [
    'One token is valid on both servers. It is sent as `Authorization: authtoken ...`, and to the token routes of TSPS in a header named `authToken`.',
    'The documentation gives the lifetime of a token as one hour, as 24 hours and as configured in Remedy SSO, and `expires` in a response is often the time of the response itself. Session Minutes sets the lifetime here; `expires` can only shorten it. A token that is rejected earlier is replaced.',
    'A response is a success only if the HTTP status, the `statusCode` in the body and the `statusCode` of every part say so. Status 203 means that some parts failed; Latchkey reports an error that names them.',
    'The body of an error may contain `authPassed: true`. Only the outer code counts.',
    'TSIM sends the same message for a wrong password and for an expired token.',
    'The documented logout (user name and password) does not work; the token alone does. If TSIM reports that "Token To Logout" is missing, change Logout Field.',
    'An update of an event without the `mc_ueid` creates a new event, so Event ID is required here.',
    'A time frame must exist before a blackout policy can use it. To end a maintenance window, delete the policy; the time frame can be deleted afterwards.',
    'Events have no paging and no limit: narrow the conditions.',
    'An exported policy contains the passwords of the monitored systems in plain text. Keep the output of that operation out of logs and chat messages.',
    'Values of a performance query arrive up to two hours late.',
    'Basic works on TSIM only. BMC recommends it only over TLS and for few calls.',
  ],
  guesses: [
    'An update of a policy must have the attribute `action`; no sample shows where. It is sent inside `monitoringPolicy`; an `action` in the JSON replaces it.',
    'The date of a time frame is sent as day, month and year (`5042016`), as in the samples of two pages; a third page says epoch. Further Details can replace it.',
    'How a token is obtained from a SAML sign-in is not documented. The token call of Remedy SSO (`/rsso/api/v1.0/token`) does not accept SAML either; whether TrueSight accepts tokens from there is not documented.',
    'Whether day 1 of the week is Sunday or Monday is not documented.',
    'The time frame of a blackout policy is sent by ID alone; the sample has name and ID, which Further Time Frames can send.',
    '`authtoken` is sent in lower case to both servers, as on the authentication page; other pages write `authToken` for TSPS.',
    'The form field of the TSIM logout is not documented; set it in Logout Field.',
    'A response with status 200 and 401 in the body is treated as an expired token.',
    'Close Event sets the status CLOSED and Acknowledge Event sets ACK, which the documentation does not show; Close By offers the documented severity OK.',
    'The response to a search without a match is not documented. Test sends one to TSIM and takes 404 for a wrong URL.',
    'Create of Subscription sends no user name and password for the receiver, because the workflow would contain them in plain text: enter a URL that nobody can guess. Whether TrueSight accepts a receiver without them is not documented; Custom Request can send `destination.username` and `destination.password` (Base64).',
    'The methods of the calls that get and delete an SLO are not documented; GET and DELETE are used. Custom Request can send others.',
    'The body of Create CI (`attributeMap`) and the list of an event search come from client code or were not seen in full; if no list is found, the whole response is one item.',
    'Not listed, but available with Custom Request: updating blackout and staging policies, the list of monitoring solutions (`.../unifiedadmin/Solutions/list`, body and response not found), and the Hardware Sentry add-on (`/tsws/10.0/api/hardware/...`), which wants a cookie.',
  ],
  links: [
    {
      title: 'Sign-in to the Presentation Server (11.0)',
      url: 'https://docs.bmc.com/docs/TSPS/110/tsws-authentication-790480031.html',
    },
    {
      title: 'Logout from the Presentation Server (11.0)',
      url: 'https://docs.bmc.com/docs/TSPS/110/tsws-logout-790480038.html',
    },
    {
      title: 'Sign-in to Infrastructure Management (11.3)',
      url: 'https://docs.bmc.com/docs/TSInfrastructure/113/web-services-authentication-774797787.html',
    },
    {
      title: 'Errors of Infrastructure Management (11.3)',
      url: 'https://docs.bmc.com/docs/TSInfrastructure/113/error-handling-for-the-infrastructure-management-rest-api-952045528.html',
    },
    {
      title: 'Changing an event (11.3)',
      url: 'https://docs.bmc.com/docs/TSInfrastructure/113/modifying-an-event-with-web-services-774797821.html',
    },
  ],
  sources,
};
