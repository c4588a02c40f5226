/** Envelopes of the two servers. `statusCode` is a string everywhere. */
import { json } from '../routes';
import type { Reply } from '../routes';
import type { TrueSightSettings } from './settings';

const STATUS_TEXT: Readonly<Record<number, string>> = {
  200: 'OK',
  203: 'Partial Response',
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  413: 'Request Entity Too Large',
  415: 'Unsupported Media Type',
  500: 'Internal Server Error',
  503: 'Service Unavailable',
};

/** As in the samples: no zone, no fraction. */
export function timeStamp(at: number = Date.now()): string {
  return new Date(at).toISOString().slice(0, 19);
}

function envelope(status: number, statusMsg?: string): Readonly<Record<string, string>> {
  return {
    responseTimeStamp: timeStamp(),
    statusCode: String(status),
    statusMsg: statusMsg ?? STATUS_TEXT[status] ?? 'Error',
  };
}

/** Any answer in an envelope, such as `{ response: ... }` or `{ responseContent: ... }`. */
export function enveloped(content: Readonly<Record<string, unknown>>): Reply {
  return json(200, { ...envelope(200), ...content });
}

/** TSPS: the message is `statusMsg`. */
export function tspsProblem(status: number, message: string): Reply {
  return json(status, envelope(status, message));
}

/** TSIM: the messages are a list beside the usual words. */
export function tsimProblem(status: number, message: string): Reply {
  return json(status, { errors: [message], ...envelope(status) });
}

/** A refused token on TSPS. The inner object says that all is well; only the outer code counts. */
export function tspsRefusal(settings: TrueSightSettings, statusMsg: string): Reply {
  return {
    ...json(settings.expiryAs200 ? 200 : 401, {
      ...envelope(401, statusMsg),
      response: { authPassed: true, status: 'OK' },
    }),
    refused: true,
  };
}

/** TSIM has one text for a wrong password and for a dead token. */
export function tsimRefusal(settings: TrueSightSettings): Reply {
  return {
    ...json(settings.expiryAs200 ? 200 : 401, {
      errors: ['Authentication failed. Invalid Username/Password OR Invalid/Expired Token.'],
      ...envelope(401),
    }),
    refused: true,
  };
}

/** One item of an answer about several. */
export interface Item {
  readonly statusCode: string;
  readonly statusMsg: string;
}

export function good(): Item {
  return { statusCode: '200', statusMsg: 'OK' };
}

export function bad(status: number, statusMsg: string): Item {
  return { statusCode: String(status), statusMsg };
}

/** Items under `key`; 203 when some of them failed, or 200 where the setting says so. */
export function items<T extends Item>(
  settings: TrueSightSettings,
  key: 'response' | 'responseList',
  list: readonly T[],
): Reply {
  const failed = list.filter((item) => item.statusCode !== '200').length;
  const status = failed > 0 && failed < list.length && settings.partialAs203 ? 203 : 200;
  return json(status, { ...envelope(status), [key]: list });
}
