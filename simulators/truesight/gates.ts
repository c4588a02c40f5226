/** How a call must be signed on each server: the easiest thing to get wrong with TrueSight. */
import type { Reply, Route, SimRequest } from '../routes';
import { tsimProblem, tsimRefusal, tspsProblem, tspsRefusal } from './replies';
import type { Context, User } from './sessions';

const FORBIDDEN = 'The user is not authorized to perform this operation.';

/** Writes by their paths: searching and listing go by POST too, but change nothing. */
const WRITES = /\/(create|update|delete|subscribe)$/;

/** TSPS below /tsws/10.0/api: `Authorization: authToken <token>`. */
export function tspsGate(
  context: Context,
): (request: SimRequest, route: Route) => Reply | undefined {
  return (request, route) => {
    const token = readToken(request.headers.authorization, schemeWord(context, 'authToken'));
    const session = token === undefined ? undefined : context.sessions.find(token);
    if (session === undefined) {
      return tspsRefusal(context.desk.settings, 'Invalid/expired token');
    }
    return mayCall(session.user, route) ? undefined : tspsProblem(403, FORBIDDEN);
  };
}

/** TSIM below /bppmws/api: `Authorization: authtoken <token>` or `Authorization: basic <base64>`. */
export function tsimGate(
  context: Context,
): (request: SimRequest, route: Route) => Reply | undefined {
  return (request, route) => {
    const user = tsimUser(context, request);
    if (user === undefined) return tsimRefusal(context.desk.settings);
    return mayCall(user, route) ? undefined : tsimProblem(403, FORBIDDEN);
  };
}

/** The token of a header named `authToken` whose value is `authToken <token>`. */
export function tokenHeader(context: Context, request: SimRequest): string | undefined {
  const header = request.headers['authtoken'];
  return typeof header === 'string'
    ? readToken(header, schemeWord(context, 'authToken'))
    : undefined;
}

function tsimUser(context: Context, request: SimRequest): User | undefined {
  const header = request.headers.authorization;
  const token = readToken(header, schemeWord(context, 'authtoken'));
  if (token !== undefined) return context.sessions.find(token)?.user;
  const basic = readToken(header, /^basic$/i);
  if (basic === undefined) return undefined;
  const pair = Buffer.from(basic, 'base64').toString('utf8');
  const colon = pair.indexOf(':');
  if (colon < 0 || Buffer.from(pair, 'utf8').toString('base64') !== basic) return undefined;
  return context.sessions.checkPassword(pair.slice(0, colon), pair.slice(colon + 1));
}

/** One word, exactly one space, one token without spaces. */
function readToken(header: string | undefined, scheme: RegExp): string | undefined {
  const match = /^(\S+) (\S+)$/.exec(header ?? '');
  return match?.[1] !== undefined && scheme.test(match[1]) ? match[2] : undefined;
}

function schemeWord(context: Context, word: string): RegExp {
  return new RegExp(`^${word}$`, context.desk.settings.exactSchemeWord ? '' : 'i');
}

function mayCall(user: User, route: Route): boolean {
  return user.mayWrite || !WRITES.test(route.path);
}
