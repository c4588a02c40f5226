import { indexOperations } from '../catalogue/catalogue';
import type { OperationIndex, PreparedOperation } from '../catalogue/catalogue';
import { itemsOf } from '../catalogue/items';
import { operationId } from '../model/operation';
import type { Operation, Params, Slots, Wait } from '../model/operation';
import { firstPage, pageDraft, pageParams, pageStep } from '../catalogue/paging';
import type { PageState } from '../catalogue/paging';
import { jobUrl } from '../catalogue/wait';
import { InputError, ReplyError } from '../errors';
import type { RequestDraft } from '../model/http';
import type { Json } from '../model/json';
import { at } from '../model/json';
import type { Vendor } from '../model/vendor';
import { sentence } from '../errors/wording';
import { exchange } from './exchange';
import type { Answer } from './exchange';
import { tooManyPagesError, unreadableError } from './failure';
import type { JobSlots } from './job-slots';
import { awaitJob, awaitPlaces } from './jobs';
import type { Line } from './context';
import { outcomeOf } from './outcome';
import type { Outcome } from './outcome';
import { previewOf } from './preview';
import type { Preview } from './preview';
import { endSession } from './session';
import { testAccount } from './test-account';
import type { TestReport } from './test-account';

/** One call, as a host hands it over. */
export interface Call {
  /** `resource.operation`. */
  readonly operation: string;
  readonly params: Readonly<Record<string, unknown>>;
  /** The person has ticked that the effect is wanted. */
  readonly confirmed?: boolean;
  /** Items wanted of a paged list; all without. */
  readonly limit?: number;
  /** How long to wait for a job, seconds; the row's own time without, 0: do not wait. */
  readonly waitSeconds?: number;
  readonly signal?: AbortSignal;
}

export interface Client {
  /** The whole call. Pages are put together: `items` of all, the rest from the last page. */
  run(call: Call): Promise<Outcome>;
  /** Page by page; the next page is asked for when the caller wants it. */
  pages(call: Call): AsyncGenerator<Outcome, void, undefined>;
  /** What would be sent, secrets masked. Sends nothing, signs in nowhere. */
  preview(call: Call): Preview;
  /** Signs in, or tries the secret, and says who this is and until when. May go past an open fuse once. */
  test(signal?: AbortSignal): Promise<TestReport>;
}

export interface ClientOptions extends Line {
  readonly vendor: Vendor;
  /** Jobs of this account that run at the server, by the name of their places. */
  readonly jobs: (name: string) => JobSlots;
}

/** The client of one account. */
export function createClient(given: ClientOptions): Client {
  const options: Prepared = { ...given, index: indexOperations(given.vendor, given.scheme) };
  return {
    async run(call) {
      const items: Json[] = [];
      let last: Outcome | undefined;
      for await (const page of pagesOf(options, call)) {
        for (const item of page.items) items.push(item);
        last = page;
      }
      // There is always a first page, or an error.
      return { ...(last as Outcome), items };
    },
    pages: (call) => pagesOf(options, call),
    preview(call) {
      const ready = prepare(options, call);
      return previewOf(options, ready.row, firstDraft(options, ready, call.limit));
    },
    test: (signal) => testAccount(options, signal),
  };
}

/** What an account's calls find ready. */
interface Prepared extends ClientOptions {
  readonly index: OperationIndex;
}

/** A call whose input has been checked. */
interface ReadyCall {
  readonly row: Operation;
  readonly params: Params;
  readonly build: PreparedOperation['build'];
}

function prepare({ index }: Prepared, call: Call): ReadyCall {
  requireNumber('limit', call.limit, 1);
  requireNumber('waitSeconds', call.waitSeconds, 0);
  const { operation, read, build } = index.find(call.operation);
  return { row: operation, params: read(call.params), build };
}

/** More than any list or job needs; beyond it a number is a mistake. */
const MOST = 1_000_000_000;

function requireNumber(name: string, value: number | undefined, least: number): void {
  if (value === undefined || (value >= least && value <= MOST)) return;
  throw new InputError(name, `${name}: must be a number of at least ${String(least)}.`);
}

function firstDraft(options: ClientOptions, ready: ReadyCall, limit?: number): RequestDraft {
  const { paging } = ready.row;
  return draftOf(options, ready, paging && pageParams(paging, firstPage(paging, limit)));
}

function draftOf(
  { account, scheme }: ClientOptions,
  { build, params }: ReadyCall,
  page: ReturnType<typeof pageParams> | undefined,
): RequestDraft {
  return build(params, account, scheme.servers(account), page);
}

/** @throws InputError when an effect on the physical world or on production was not confirmed. */
function requireConfirmation(row: Operation, call: Call): void {
  if (row.confirm === undefined || call.confirmed === true) return;
  throw new InputError(
    'confirm',
    `confirm: ${operationId(row)} was not sent. ${sentence(row.confirm)} Tick "confirm" if that is what you want.`,
  );
}

async function* pagesOf(options: Prepared, call: Call): AsyncGenerator<Outcome, void, undefined> {
  const ready = prepare(options, call);
  const { row, params } = ready;
  requireConfirmation(row, call);
  if (operationId(row) === 'session.signOut') {
    yield await endSession(options);
    return;
  }
  const { paging } = row;
  if (paging === undefined) {
    const answer = await once(options, call, ready);
    const items = reading(options, row, answer, () => itemsOf(row, answer.reply, params));
    yield outcomeOf(options, row, answer, items, { page: 0, isLast: true });
    return;
  }
  const deadline = options.clock.mono() + options.limits.budgetMs;
  let wanted = call.limit ?? Infinity;
  let answer: Answer | undefined;
  let last: readonly Json[] | undefined;
  let state: PageState | undefined = firstPage(paging, call.limit);
  while (state !== undefined) {
    const draft = pageDraft(draftOf(options, ready, pageParams(paging, state)), state);
    const asked: PageState = state;
    try {
      answer = await exchange(options, { row, draft, deadline, ...signalOf(call) });
    } catch (fault) {
      if (answer === undefined || !isPastTheEnd(fault, asked)) throw fault;
      yield outcomeOf(options, row, answer, [], { page: asked.index, isLast: true });
      return;
    }
    const seen = answer;
    const found = reading(options, row, seen, () => itemsOf(row, seen.reply, params));
    const step = reading(options, row, seen, () =>
      pageStep(paging, asked, { reply: seen.reply, url: draft.url, items: found, last }),
    );
    last = found;
    state = step.items.length >= wanted ? undefined : step.next;
    yield outcomeOf(options, row, seen, step.items.slice(0, wanted), {
      page: asked.index,
      isLast: state === undefined,
    });
    wanted -= step.items.length;
    // An error and not a shorter list: who gets half of a list must know it.
    if (state !== undefined && state.index >= options.limits.maxPages) {
      throw tooManyPagesError(options.scheme, row, options.limits.maxPages);
    }
  }
}

/** Some APIs say "not found" for the page after the last: 404 where the page before was not full. */
function isPastTheEnd(fault: unknown, state: PageState): boolean {
  return fault instanceof ReplyError && fault.status === 404 && state.afterShort === true;
}

/** Reads a good response; what is wrong with it is said with the operation's name and without secrets. */
function reading<T>(options: ClientOptions, row: Operation, answer: Answer, read: () => T): T {
  try {
    return read();
  } catch (fault) {
    if (!(fault instanceof ReplyError)) throw fault;
    const { scheme, account } = options;
    const subject = { scheme, account, row, redactor: answer.redactor() };
    throw unreadableError(subject, answer.reply, fault.message);
  }
}

/** A call that is one request, with the places it takes at the server and the job that it may start. */
async function once(options: ClientOptions, call: Call, ready: ReadyCall): Promise<Answer> {
  const { row, params } = ready;
  const draft = firstDraft(options, ready);
  const send = (): Promise<Answer> => {
    // Time spent waiting for a place at the server is not the request's.
    const deadline = options.clock.mono() + options.limits.budgetMs;
    return exchange(options, { row, draft, deadline, ...signalOf(call) });
  };
  const answer =
    row.slots === undefined
      ? await send()
      : await inPlaces(options, call, row, row.slots, params, send);
  const seconds = call.waitSeconds ?? row.wait?.forSeconds ?? 0;
  if (row.wait === undefined || seconds === 0) return answer;
  const id = jobIdOf(row.wait, answer);
  if (id === undefined) return answer;
  const url = urlOf(options, row, row.wait, id, params);
  const done = await awaitJob(options, {
    row,
    wait: row.wait,
    id,
    url,
    seconds,
    ...signalOf(call),
  });
  if (row.slots !== undefined) options.jobs(row.slots.name).ended(id);
  return done;
}

async function inPlaces(
  options: ClientOptions,
  call: Call,
  row: Operation,
  slots: Slots,
  params: Params,
  send: () => Promise<Answer>,
): Promise<Answer> {
  const list = slots.weight === undefined ? undefined : params[slots.weight];
  const weight = Array.isArray(list) ? list.length : 1;
  const jobs = options.jobs(slots.name);
  await awaitPlaces(options, { row, slots, jobs, weight, ...signalOf(call) });
  try {
    const answer = await send();
    const { wait } = row;
    const id = wait === undefined ? undefined : jobIdOf(wait, answer);
    if (wait === undefined || id === undefined) jobs.free(weight);
    else jobs.started({ id, weight, url: urlOf(options, row, wait, id, params), wait });
    return answer;
  } catch (fault) {
    jobs.free(weight);
    throw fault;
  }
}

function urlOf(
  { account, scheme }: ClientOptions,
  row: Operation,
  wait: Wait,
  id: string,
  params: Params,
): string {
  return jobUrl(row, wait, id, params, account, scheme.servers(account));
}

function jobIdOf(wait: Wait, answer: Answer): string | undefined {
  const id = at(answer.reply.json, wait.id);
  return typeof id === 'string' || typeof id === 'number' ? String(id) : undefined;
}

function signalOf(call: Call): { readonly signal?: AbortSignal } {
  return call.signal === undefined ? {} : { signal: call.signal };
}
