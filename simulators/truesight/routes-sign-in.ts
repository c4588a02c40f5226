/** Logins, the state of a token, logouts. */
import { isObject, json, mediaType, Problem, readForm, readJson, readQuery } from '../routes';
import type { Reply, Route, SimRequest } from '../routes';
import { tokenHeader } from './gates';
import { enveloped, timeStamp, tsimRefusal, tspsProblem, tspsRefusal } from './replies';
import { TENANTS } from './sessions';
import type { Context, Session, TokenShape } from './sessions';

const TOKEN_PATH = '/tsws/api/v10.1/token';
const LOGOUT_FIELD_MISSING = 'Required input parameter Token To Logout is not found.';

export function tspsSignInRoutes(context: Context): readonly Route[] {
  const routes: readonly Route[] = [
    {
      method: 'POST',
      path: TOKEN_PATH,
      kind: 'login',
      handle: (request) => login(context, readJsonFields(request), 'rsso', tspsLoginRefusal),
    },
    {
      method: 'POST',
      path: '/tsws/10.0/api/authenticate/login',
      kind: 'login',
      handle: (request) => login(context, readJsonOrForm(request), 'atrium', tspsLoginRefusal),
    },
    {
      method: 'GET',
      path: TOKEN_PATH,
      kind: 'free',
      handle: (request) =>
        withToken(context, request, (session) => {
          const wantsDetails = request.headers['gettokendetails'] === 'true';
          const { user, tenantName } = session;
          return enveloped({
            response: wantsDetails
              ? { username: user.username, tenantName }
              : { authPassed: true, status: 'OK' },
          });
        }),
    },
    {
      method: 'DELETE',
      path: TOKEN_PATH,
      kind: 'logout',
      handle: (request) =>
        withToken(context, request, (session) => {
          context.sessions.end(session.token);
          return enveloped({ response: { authPassed: true, status: 'OK' } });
        }),
    },
    {
      method: 'GET',
      path: `${TOKEN_PATH}/groups`,
      kind: 'free',
      handle: (request) =>
        withToken(context, request, ({ user }) =>
          enveloped({ response: { usergroups: user.groups, authPassed: true, status: 'OK' } }),
        ),
    },
    {
      method: 'POST',
      path: '/tsws/10.0/api/authenticate/logout',
      kind: 'logout',
      handle: (request) =>
        logout(context, request, 'authToken', () =>
          tspsRefusal(context.desk.settings, 'Invalid/expired token'),
        ),
    },
  ];
  return routes.map((route) => behindSso(context, route));
}

export function tsimSignInRoutes(context: Context): readonly Route[] {
  return [
    {
      method: 'POST',
      path: '/bppmws/api/authenticate/login',
      kind: 'login',
      handle: (request) =>
        login(context, readFormFields(request), 'base64', () =>
          tsimRefusal({ ...context.desk.settings, expiryAs200: false }),
        ),
    },
    {
      method: 'POST',
      path: '/bppmws/api/authenticate/logout',
      kind: 'logout',
      handle: (request) =>
        logout(context, request, context.desk.settings.logoutField, () =>
          tsimRefusal(context.desk.settings),
        ),
    },
  ];
}

type Fields = Readonly<Record<string, unknown>>;

function login(context: Context, fields: Fields, shape: TokenShape, refuse: () => Reply): Reply {
  const unknown = Object.keys(fields).find(
    (name) => !['username', 'password', 'tenantName'].includes(name),
  );
  if (unknown !== undefined) throw new Problem(400, `Unknown input parameter ${unknown}.`);
  const username = readText(fields, 'username');
  const password = readText(fields, 'password');
  const tenantName = fields['tenantName'] === undefined ? '*' : readText(fields, 'tenantName');
  const user = context.sessions.checkPassword(username, password);
  if (user === undefined || !TENANTS.includes(tenantName)) return refuse();
  return loginReply(context, context.sessions.start(user, tenantName, shape));
}

function loginReply(context: Context, session: Session): Reply {
  const { expires, loginEnvelope } = context.desk.settings;
  const now = timeStamp();
  const inner = {
    status: 'OK',
    authToken: session.token,
    authPassed: true,
    ...(expires === 'same' ? { expires: now } : {}),
    ...(expires === 'real' ? { expires: new Date(session.expires).toISOString() } : {}),
  };
  if (!loginEnvelope) return json(200, inner);
  return json(200, { responseTimeStamp: now, statusCode: '200', statusMsg: 'OK', response: inner });
}

function tspsLoginRefusal(): Reply {
  return json(401, {
    responseTimeStamp: timeStamp(),
    statusCode: '401',
    statusMsg: 'Invalid username or password',
    response: { authPassed: false, status: 'FAILED' },
  });
}

function withToken(
  context: Context,
  request: SimRequest,
  answer: (session: Session) => Reply,
): Reply {
  readQuery(request, []);
  // A token in the Authorization header is not looked at here: these routes have a header of their own.
  if (request.headers['authtoken'] === undefined) {
    return { ...tspsProblem(400, 'Token is missing'), refused: true };
  }
  const session = context.sessions.find(tokenHeader(context, request) ?? '');
  return session === undefined
    ? tspsRefusal(context.desk.settings, 'Invalid/expired token')
    : answer(session);
}

/** Only the token may be sent: the documented body (username, password, tenantName) is refused. */
function logout(context: Context, request: SimRequest, field: string, refuse: () => Reply): Reply {
  const form = readForm(request);
  const token = form.get(field);
  if (token === null || [...form.keys()].length !== 1) throw new Problem(400, LOGOUT_FIELD_MISSING);
  if (!context.sessions.end(token)) return refuse();
  return enveloped({ response: { status: 'OK', authPassed: true } });
}

function behindSso(context: Context, route: Route): Route {
  return {
    ...route,
    handle: (request) =>
      context.desk.settings.ssoDown
        ? tspsProblem(503, 'Remedy SSO server is not accessible')
        : route.handle(request),
  };
}

function readJsonOrForm(request: SimRequest): Fields {
  return mediaType(request) === 'application/json'
    ? readJsonFields(request)
    : readFormFields(request);
}

function readJsonFields(request: SimRequest): Fields {
  readQuery(request, []);
  const body = readJson(request);
  if (!isObject(body)) throw new Problem(400, 'The request body must be a JSON object.');
  return body;
}

function readFormFields(request: SimRequest): Fields {
  readQuery(request, []);
  return Object.fromEntries(readForm(request));
}

function readText(fields: Fields, name: string): string {
  const value = fields[name];
  if (typeof value === 'string' && value !== '') return value;
  throw new Problem(400, `Required input parameter ${name} is not found.`);
}
