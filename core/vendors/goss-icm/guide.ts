import type { Guide } from '../../kit';
import { sources } from './sources';

export const guide: Guide = {
  where: [
    'Base URL: `https://your-site/apiserver` reaches the workers that the website lets through, commonly `securelibrary` and `ajaxlibrary`. Directly it is `http://host:5706`, or `https://host:5707` where that is switched on.',
    'API key: iCM, API Server security. Bind the key to the workers that you want to call.',
    'User name and password: only for a key whose security asks for a user. They go along with the key, never with a token.',
    'Test worker: the worker that the Test button calls. Change it when your key is not bound to `securelibrary`.',
  ],
  quirks: [
    'There is no call to sign in. The first call goes with the key; its answer carries a token that later calls use alone. When the token is over, one call goes with the key again.',
    'The token works only from the IP address that it was given to, so it stays in the process that got it and is not stored.',
    'Port 5706 is plain HTTP. Key, user name and password can then be read by anyone on the way; use the address of the website or port 5707 where you can.',
    'Behind the proxy of the website every call seems to come from 127.0.0.1, so that IP rules of a key do not work there.',
    'Failures come inside the answer under HTTP 200. They are shown as errors with the code of the API Server.',
    'A call may last two minutes. Longer work can run asynchronously: the answer is then a request ID, and the result goes to a callback worker if the end point has one.',
    'End points may check their parameters strictly: a wrong or additional one is an error. Values of maps are sent as text; numbers and lists go into the JSON field.',
    'A search for histories reads all that fit. Keep the period to a day or a week.',
    'Labels of histories are sent as text. A history whose labels are numbers is found with the value type Number.',
    'Workflow users are account user names, often GUIDs, not what people sign in with.',
    'Articles are written with the default credentials of the API key.',
    'Discovery (Get Directory, Get Documentation) is switched on for `serverlibrary` only, unless the administrator changes that.',
  ],
  guesses: [
    'The Test calls a method that does not exist. 401 counts as refused, any JSON-RPC answer as accepted. That the key is checked before the method is looked up is not documented.',
    'Whether every answer carries a token, and how long it lives, is not published. Each token that comes is used, and a 401 ends it.',
    'The codes of errors are taken to be those of JSON-RPC 2.0.',
    'How address objects of an email name their parts (`address`, `name`) is not published in full. The field Address Form switches to plain texts.',
    'Times in history filters are sent as milliseconds since 1970. Where your server wants another form, write the filter as JSON.',
    'How `order` of a history search spells its direction, and that an empty `getevents` asks for all events, follow the pattern of other methods.',
    'Answers of Get Many are looked for in `list`, `tasks` and `data` of the result, then in the result itself.',
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
