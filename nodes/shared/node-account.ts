import type { IExecuteFunctions, ILoadOptionsFunctions } from 'n8n-workflow';
import { createClient, readLimits } from '../../core';
import type {
  Client,
  ClientOptions,
  HostReply,
  Limits,
  RequestDraft,
  SendLimits,
  SharedTokens,
  Vendor,
} from '../../core';
import { keepsToken, kindOfScheme, openAccount, schemeById } from './accounts';
import type { OpenAccount } from './accounts';
import { tellOfWorkers, tokenSignedWith } from './hooks/attempt';
import { originalOf } from './hooks/hook-error';
import { plainOptions, sendBounded, transportOver } from './transport/transport';
import { tokensOfWorkers } from './workers';

type Context = IExecuteFunctions | ILoadOptionsFunctions;

/** n8n's name of a scheme's credential type: its class with a small first letter. */
function credentialName(schemeId: string): string {
  const { className } = schemeById(schemeId).scheme.credential;
  return className.charAt(0).toLowerCase() + className.slice(1);
}

/** The scheme that a node is set to: its parameter where there are several, else the only one. */
export function schemeOf(context: Context, vendor: Vendor): string {
  const [only] = vendor.schemes;
  if (vendor.schemes.length === 1 && only !== undefined) return only.id;
  return String(context.getNodeParameter('authentication', 0));
}

/**
 * A client for a node's run. The credential is read once: n8n reads and decrypts the row for every
 * authenticated request, which costs more than the request.
 */
export async function clientFor(
  context: Context,
  vendor: Vendor,
  limits: Readonly<Record<string, unknown>>,
): Promise<Client> {
  const schemeId = schemeOf(context, vendor);
  const type = credentialName(schemeId);
  const checked = readLimits(limits);
  const credentials = await context.getCredentials(type);
  const open = { ...openAccount(kindOfScheme(schemeId), credentials, checked), vendor };
  return createClient(clientOptions(context, type, open, checked));
}

/** How an account that was read calls its servers from a node. */
export function clientOptions(
  context: Context,
  type: string,
  open: OpenAccount,
  limits: Limits,
): ClientOptions {
  const options = { ...open, transport: transportOver(context.helpers, open.connection), limits };
  if (!keepsToken(open.scheme)) return options;
  const sharedTokens = tokensOfWorkers(open, () => context.getCredentials(type));
  const inHook: InHook = { context, type, sharedTokens };
  return {
    ...options,
    sharedTokens,
    signInBy: (draft, signal) => signInByHook(inHook, draft, { ...limits, signal }),
  };
}

interface InHook {
  readonly context: Context;
  readonly type: string;
  readonly sharedTokens: SharedTokens;
}

/**
 * Sends a call through n8n's credential hook, which signs in and writes the token into the credential. n8n reads
 * the row for it, and `authenticate` offers what it holds: where another worker has renewed the token,
 * that one is enough and nobody signs in.
 */
async function signInByHook(
  { context, type, sharedTokens }: InHook,
  draft: RequestDraft,
  limits: SendLimits & { readonly signal: AbortSignal | undefined },
): Promise<HostReply> {
  const options = plainOptions(draft, limits);
  tellOfWorkers(options, sharedTokens);
  const reply = await sendBounded(
    options,
    draft,
    limits,
    (bounded) => context.helpers.httpRequestWithAuthentication.call(context, type, bounded),
    // The hook's own errors come back wrapped in n8n's; the one underneath says what is wrong.
    originalOf,
  );
  const token = tokenSignedWith(options);
  return { reply, ...(token === undefined ? {} : { token }) };
}
