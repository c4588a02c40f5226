import type { Guide } from '../../kit';
import { sources } from './sources';

export const guide: Guide = {
  where: [
    'Base URL: `https://your-site/apiserver` reaches the workers that the website lets through, commonly `securelibrary` and `ajaxlibrary`. Without the website: `http://host:5706`, or `https://host:5707` if it is enabled.',
    'API key: iCM > API Server > Security. Bind the key to the workers you want to call.',
    'User name and password: only for a key that requires a user. They are sent with the key, never with a token.',
    'Test worker: the worker called by Test. Change it if your key is not bound to `securelibrary`.',
  ],
  quirks: [
    'There is no sign-in call. The first call is sent with the key; its response contains a token, and later calls are sent with the token alone. When the token expires, one call is sent with the key again.',
    'The token is valid from one IP address only, so it is kept in memory and never stored.',
    'Port 5706 is plain HTTP. Anyone on the network path can read the key, user name and password; use the URL of the website or port 5707 if possible.',
    'Behind the proxy of the website every call appears to come from 127.0.0.1, so the IP rules of a key have no effect there.',
    'Errors arrive in the response body with status 200. Latchkey reports them as errors with the code of the API Server.',
    'A call may last two minutes. Longer work can run asynchronously: the response is then a request ID, and the result is sent to a callback worker if the end point has one.',
    'End points may check their parameters strictly and reject a wrong or additional one. Values in a list of names and values are sent as text; enter numbers and lists in the JSON field.',
    'A search for histories returns every match. Limit the time range to a day or a week.',
    'Labels of histories are sent as text. To find a history with numeric labels, set Value Type to Number.',
    'Workflow users are identified by account user name, often a GUID, not by the name they sign in with.',
    'Articles are written with the default credentials of the API key.',
    'Discovery (Get Directory, Get Documentation) is enabled for `serverlibrary` only by default.',
  ],
  guesses: [
    'Test calls a method that does not exist. Status 401 counts as rejected, any JSON-RPC response as accepted. It is not documented that the server checks the key before the method.',
    'It is not published whether every response contains a token, or how long a token is valid. Latchkey uses each new token until the server rejects it with status 401.',
    'Error codes are assumed to be those of JSON-RPC 2.0.',
    'The members of an email address object (`address`, `name`) are not fully published. Address Form can send plain text instead.',
    'Times in history filters are sent as milliseconds since 1970. If your server expects another format, write the filter as JSON.',
    'The direction in `order` of a history search, and an empty `getevents` for all events, follow the pattern of other methods.',
    'Not listed, but available with Call of Worker: `getProcessInstances`, which the vendor keeps for older programs; Get Many of Process is its successor.',
    'The items of Get Many are read from `list`, `tasks` or `data` of the result, otherwise from the result itself.',
  ],
  links: [
    {
      title: 'Client protocol of the API Server',
      url: 'https://docs.gossinteractive.com/apiserversecurity',
    },
    {
      title: 'URLs, keys and authentication',
      url: 'https://docs.gossinteractive.com/article/2188/URLs-Keys-and-Authentication',
    },
    {
      title: 'Calling end points externally',
      url: 'https://docs.gossinteractive.com/article/5964/Calling-End-Points-Externally',
    },
    {
      title: 'Asynchronous calls',
      url: 'https://docs.gossinteractive.com/article/3010/Asynchronous-API-Server-Calls',
    },
    { title: 'Workers', url: 'https://docs.gossinteractive.com/apiserver' },
  ],
  sources,
};
