import type { Guide } from '../../kit';
import { sources } from './sources';

export const guide: Guide = {
  where: [
    'Base URL: the URL of the Energy Manager followed by `/ems/api`, for example `https://10.0.0.5/ems/api`.',
    'API key: create it in Manage under Administration > Authentication Management > Generate new API Key. Manage shows the key once, and later only its last five characters.',
    'A new key invalidates the old one immediately. Create a separate user for automation, so that nobody else generates a new key for it.',
    'User name: the user the key was created for. The key has the permissions of the role and facility of that user.',
    'Versions 4.5 and later take the API key account. Versions 4.4 and older need the signed (legacy) account, which newer versions accept too.',
  ],
  quirks: [
    'Numbers and states arrive as text: `"0"`, not `0`. They are passed through unchanged.',
    'A failed command returns HTTP 200 with status 1 or -1; here that is an error. Set Status of a plug load returns the new status, so 1 means on. A command for a fixture that does not exist also returns status 0, so read the level afterwards if it matters.',
    'The signature of the legacy account contains the time in milliseconds. The clocks of this machine and of Manage must agree; a rejected signature is retried once with the time of the server.',
    'In the legacy account the header named `ApiKey` contains the user name. The key itself is never sent.',
    'Sensor values change about every 5 minutes and energy every 15 minutes: more frequent calls return the same values.',
    'Occupancy needs licenses for sensors and API and areas whose zone sensors are enabled; -2 means that the license is missing.',
    'Times are sent unchanged, in the time zone of Manage. A time zone after a time has no effect.',
    'Sensor statistics cover at most one hour per call.',
    'MAC addresses are returned without the leading zeros of each part.',
    'A user assigned to a facility gets status 403 for everything outside it, including the energy of the company and Emergency.',
    'The older interface below `/ems/services` (user and password, session cookie) is not offered: it has its own sign-in, and only client code shows its calls. Custom Request reaches the interface below `/ems/api` only.',
    'Commands change the light that people stand in. Each must be confirmed with a checkbox.',
  ],
  guesses: [
    'The members of the motion data and the path of Get Motion below `/ems/api` are documented without a sample.',
    'The accepted difference between the signature time and the clock of Manage is not published.',
    'No source shows the response to a wrong key; status 401 is assumed.',
    'The call `/switch-groups` is shown in one article only, with the facility FLOOR and without its response. Get by Facility is the older call for the same list.',
    'For the start time of a demand response the documentation describes `yyyyMMddHHmm`, and shows ISO 8601 without an offset and with the offset of the site; select the format in Start Time Form.',
    'A list with one entry may arrive as the entry alone, as older Jersey servers write it; both forms are accepted.',
  ],
  links: [
    {
      title: 'Generate an API key',
      url: 'https://support.enlightedinc.com/hc/en-us/articles/360039783034',
    },
    {
      title: 'User role permissions for APIs',
      url: 'https://support.enlightedinc.com/hc/en-us/articles/4402068064659',
    },
    { title: 'Enlighted APIs at Siemens', url: 'https://developer.siemens.com/enlighted-apis/' },
  ],
  sources,
};
