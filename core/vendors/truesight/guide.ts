import type { Guide } from '../../kit';
import { sources } from './sources';

export const guide: Guide = {
  where: [
    'Base URL is the address of the Presentation Server (TSPS) as you open it in the browser, without the path: https on port 443, in some installations 8043.',
    'TSIM URL is the address of the Infrastructure Management server, where the events are: port 443, 8443 or, without TLS, 80.',
    'User name and password are those of TrueSight itself, of its LDAP server or of Remedy SSO. A user of its own for automation keeps the sessions of people apart from it.',
    'Tenant is `*` on newer servers and `BmcRealm` on 10.x; empty sends none.',
    'Sites with SAML: none of the logins accepts a SAML sign-in. Use a local TrueSight or LDAP user for automation.',
    'Sign-In: take TSPS 10.1 first. TSPS 10.0 is the older address of the same server. TSIM is for an Infrastructure Management server without a Presentation Server; it needs no Base URL.',
  ],
  quirks: [
    'One token opens both servers. It travels in `Authorization: authtoken ...`, but on the token routes of TSPS in a header that is itself named `authToken`.',
    'The documents give the life of a token as one hour, as 24 hours and as whatever Remedy SSO is set to, and the `expires` of an answer is often the time of the answer itself. Session Minutes is what counts here; `expires` can only shorten it. A token that is rejected earlier is replaced.',
    'An answer is a success only if the HTTP status, the `statusCode` in the body and the one of every part say so. HTTP 203 means that some parts failed and is an error here; the error names them.',
    'The body of an error may say `authPassed: true` inside. Only its outer code is read.',
    'TSIM has the same message for a wrong password and for an expired token.',
    'The documented logout (user name and password) does not work; the token alone does. If TSIM answers that "Token To Logout" is missing, change Logout Field.',
    'An update of an event without the `mc_ueid` creates a new event, so Event ID is required here.',
    'A time frame must exist before a blackout policy can use it. To end a maintenance window, delete the policy; the time frame can be deleted afterwards.',
    'Events have no paging and no limit: narrow the conditions instead.',
    'Exporting a policy gives the passwords of the monitored systems in plain text. Keep the output of that operation out of logs and chat messages.',
    'Values of a performance query arrive up to two hours late.',
    'Basic works on TSIM only. BMC advises it for TLS and for few calls.',
  ],
  guesses: [
    'An update of a policy must have the attribute `action`; no sample shows where. It is sent as a member of `monitoringPolicy`; an `action` in the JSON replaces it.',
    'The date of a time frame is sent as day, month and year (`5042016`), as in the samples of two pages; a third page says epoch. Further Details replaces it.',
    'Numbers of the days of the week: whether 1 is Sunday or Monday is not documented.',
    'A chosen time frame of a blackout policy is sent by ID alone; the sample has name and ID, which Further Time Frames sends.',
    'The word `authtoken` is sent in lower case to both servers, as the authentication page does; other pages write `authToken` for TSPS.',
    'The form field of the TSIM logout is not documented; Logout Field changes it.',
    'An answer with HTTP 200 and 401 in the body is taken as an expired token.',
    'Close Event sets the status CLOSED and Acknowledge Event sets ACK, which the documents do not show; Close By offers the severity OK, which they do.',
    'What a search answers when it finds nothing is not shown; the Test of a Basic account takes a 404 in the form of TSIM as a success.',
    'The calls that show and delete an SLO are documented without their methods; GET and DELETE are used. Custom Request can send others.',
    'How a CI is written in the body of Create CI (`attributeMap`) and the list of an event search come from client code or were not seen in full; where the list is not found the whole answer is one item.',
    'Not in the catalogue, but reachable with Custom Request: updating blackout and staging policies, subscriptions to events (the password of the receiver would be an ordinary field), and the Hardware Sentry add-on (`/tsws/10.0/api/hardware/...`), which wants a cookie.',
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
