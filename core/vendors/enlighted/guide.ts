import type { Guide } from '../../kit';
import { sources } from './sources';

export const guide: Guide = {
  where: [
    'Base URL is the address of the Energy Manager with `/ems/api` behind it, for example `https://10.0.0.5/ems/api`.',
    'The API key is made in Manage under Administration > Authentication Management > Generate new API Key. It is shown once; afterwards only its last five characters are.',
    'A new key invalidates the old one immediately. Give automation a user of its own, so that nobody else makes a new key for it.',
    'User Name is the name of the user that the key was made for. The key can do what the role and the facility of that user allow.',
    'Versions 4.5 and later take the API key account. Versions 4.4 and older need the signed (legacy) account, which newer versions accept too.',
  ],
  quirks: [
    'Numbers and states arrive as text: `"0"` and not `0`. They are passed on as they are.',
    'A failed command returns HTTP 200 with status 1 or -1; here that is an error. Set Status of a plug load returns the new status, so 1 means on. A command for a fixture that does not exist answers status 0 all the same, so read the level back where it matters.',
    'The signature of the legacy account holds the time in milliseconds. The clocks of this machine and of Manage must agree; a refused signature is made once more with the time that the server gives.',
    'In the legacy account the header named `ApiKey` holds the user name. The key itself is never sent.',
    'Sensor values change about every 5 minutes and energy every 15 minutes: asking more often gives nothing new.',
    'Occupancy needs licenses for sensors and API and areas whose zone sensors are enabled; -2 says that the license is missing.',
    'Times go out as they are written, in the time of Manage. A zone behind a time changes nothing.',
    'Sensor statistics give at most an hour at a time.',
    'MAC addresses come without the leading zeros of their parts.',
    'A user that is tied to a facility gets HTTP 403 for everything outside it, energy of the company and Emergency included.',
    'Commands change the light that people stand in. Each must be confirmed with a checkbox.',
  ],
  guesses: [
    'The members of the motion data and the path of Get Motion below `/ems/api` are documented without a sample.',
    'How far the time of a signature may lie from the clock of Manage is not published.',
    'No source shows how a wrong key is answered; HTTP 401 is taken for it.',
    'The call `/switch-groups` is shown in one article only, with the facility FLOOR and without its answer. Get by Facility is the older call for the same list.',
    'For the start time of a demand response the documentation describes `yyyyMMddHHmm`, and shows ISO 8601 without an offset and with the offset of the site; Start Time Form chooses.',
    'A list of one may come as the bare entry, as older Jersey servers write it; both are read.',
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
