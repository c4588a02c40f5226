import { firstPage, pageParams } from '../catalogue/paging';
import { jobUrl } from '../catalogue/wait';
import type { RequestDraft } from '../model/http';
import { at } from '../model/json';
import type { JobLimit, Wait } from '../model/operation';
import type { CheckedCall } from './call';
import { signalOf } from './call';
import type { ClientContext } from './context';
import { awaitJob, awaitPlaces } from './jobs';
import type { Exchanged } from './send';

/** The request of a call; of a list in pages the first one. */
export function firstDraft(context: ClientContext, checked: CheckedCall): RequestDraft {
  const { operation, params, call, build } = checked;
  const { paging } = operation;
  const page = paging === undefined ? undefined : pageParams(paging, firstPage(paging, call.limit));
  return build(params, context.account, serversOf(context), page);
}

/** The base URLs, also those that the sign-in told. */
export function serversOf({
  scheme,
  account,
  cell,
}: ClientContext): Readonly<Record<string, string>> {
  return scheme.servers(account, cell.token);
}

/** A call that is one request, with the places it takes at the server and the job that it may start. */
export async function runSingle(context: ClientContext, checked: CheckedCall): Promise<Exchanged> {
  const { operation, call } = checked;
  const draft = firstDraft(context, checked);
  const send = (): Promise<Exchanged> => {
    // Time spent waiting for a place at the server is not the request's.
    const deadline = context.clock.mono() + context.limits.budgetMs;
    return context.exchange({ operation, draft, deadline, ...signalOf(call) });
  };
  const { jobLimit, wait } = operation;
  const sent =
    jobLimit === undefined ? await send() : await inPlaces(context, checked, jobLimit, send);
  const seconds = call.waitSeconds ?? wait?.forSeconds ?? 0;
  if (wait === undefined || seconds === 0) return sent;
  const id = jobIdOf(wait, sent);
  if (id === undefined) return sent;
  const url = urlOf(context, checked, wait, id);
  const done = await awaitJob(context, { operation, wait, id, url, seconds, ...signalOf(call) });
  if (jobLimit !== undefined) context.jobs(jobLimit.name).ended(id);
  return done;
}

async function inPlaces(
  context: ClientContext,
  checked: CheckedCall,
  jobLimit: JobLimit,
  send: () => Promise<Exchanged>,
): Promise<Exchanged> {
  const { operation, params, call } = checked;
  const list = jobLimit.weight === undefined ? undefined : params[jobLimit.weight];
  const weight = Array.isArray(list) ? list.length : 1;
  const jobs = context.jobs(jobLimit.name);
  await awaitPlaces(context, { operation, jobLimit, jobs, weight, ...signalOf(call) });
  try {
    const sent = await send();
    const { wait } = operation;
    const id = wait === undefined ? undefined : jobIdOf(wait, sent);
    if (wait === undefined || id === undefined) jobs.free(weight);
    else jobs.started({ id, weight, url: urlOf(context, checked, wait, id), wait });
    return sent;
  } catch (fault) {
    jobs.free(weight);
    throw fault;
  }
}

function urlOf(
  context: ClientContext,
  { operation, params }: CheckedCall,
  wait: Wait,
  id: string,
): string {
  return jobUrl(operation, wait, id, params, context.account, serversOf(context));
}

function jobIdOf(wait: Wait, sent: Exchanged): string | undefined {
  const id = at(sent.reply.json, wait.id);
  return typeof id === 'string' || typeof id === 'number' ? String(id) : undefined;
}
