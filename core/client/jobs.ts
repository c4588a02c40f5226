import { anyOf } from '../model/abort';
import type { Operation, JobLimit, Wait } from '../model/operation';
import { operationId } from '../model/operation';
import { jobState } from '../catalogue/wait';
import { ReplyError } from '../errors';
import type { ClientContext } from './context';
import type { Exchanged } from './send';
import { jobFailedError, jobTimeoutError, subjectOf } from './failure';
import type { RunningJobs } from './running-jobs';

/** A job to wait for. */
export interface AwaitedJob {
  readonly operation: Operation;
  readonly wait: Wait;
  readonly id: string;
  readonly url: string;
  readonly seconds: number;
  readonly signal?: AbortSignal;
}

/**
 * Polls until the job is done and gives the last answer.
 * @throws ReplyError when the job failed or is not done in time; it goes on at the server then.
 */
export async function awaitJob(context: ClientContext, job: AwaitedJob): Promise<Exchanged> {
  const start = context.clock.mono();
  const end = start + job.seconds * 1000;
  for (;;) {
    const answer = await askFor(
      context,
      job.operation,
      job.url,
      end + context.limits.timeoutMs,
      job.signal,
    );
    const state = jobState(job.wait, answer.reply.json);
    if (state === 'done') return answer;
    const subject = subjectOf(context, job, answer);
    if (state === 'failed') throw jobFailedError(subject, answer.reply, job.id);
    const left = end - context.clock.mono();
    if (left <= 0) {
      throw jobTimeoutError(subject, answer.reply, job.id, context.clock.mono() - start);
    }
    await context.clock.sleep(
      Math.min(job.wait.everySeconds * 1000, left),
      anyOf(job.signal, context.cell.closed),
    );
  }
}

/** Places that a call needs before it may be sent. */
export interface NeededPlaces {
  readonly operation: Operation;
  readonly jobLimit: JobLimit;
  readonly jobs: RunningJobs;
  readonly weight: number;
  readonly signal?: AbortSignal;
}

/**
 * Waits until the server has places free, by asking for the jobs that hold them, oldest first; then
 * takes the places. One job too many is an error at the server.
 * @throws ReplyError when no places come free within the account's budget.
 */
export async function awaitPlaces(context: ClientContext, need: NeededPlaces): Promise<void> {
  const { operation, jobLimit, jobs, weight } = need;
  const end = context.clock.mono() + context.limits.budgetMs;
  while (!jobs.take(weight, jobLimit.capacity)) {
    if (await endOldest(context, need, end)) continue;
    const left = end - context.clock.mono();
    if (left <= 0) {
      throw new ReplyError(
        'throttled',
        `${context.scheme.credential.displayName}, ${operationId(operation)}: the server allows ${String(jobLimit.capacity)} concurrent jobs, and none of them finished in time. Nothing was sent; try again later, or raise "Total time per call (ms)" in the account.`,
        {},
      );
    }
    const pause = Math.min((operation.wait?.everySeconds ?? 5) * 1000, left);
    await context.clock.sleep(pause, anyOf(need.signal, context.cell.closed));
  }
}

/** Whether the oldest job is over, and its places are free. One that is not known any more is over. */
async function endOldest(
  context: ClientContext,
  need: NeededPlaces,
  end: number,
): Promise<boolean> {
  const [oldest] = need.jobs.running();
  if (oldest === undefined) return false;
  try {
    const answer = await askFor(context, need.operation, oldest.url, end, need.signal);
    if (jobState(oldest.wait, answer.reply.json) === 'running') return false;
  } catch (fault) {
    if (!(fault instanceof ReplyError)) throw fault;
    // Too many calls, or a fault of the server: that says nothing about the job.
    if (fault.code === 'throttled' || Number(fault.status) >= 500) return false;
  }
  need.jobs.ended(oldest.id);
  return true;
}

function askFor(
  context: ClientContext,
  operation: Operation,
  url: string,
  deadline: number,
  signal: AbortSignal | undefined,
): Promise<Exchanged> {
  const draft = { method: 'GET', url, headers: { Accept: 'application/json' } } as const;
  return context.exchange({
    operation,
    draft,
    deadline,
    ...(signal === undefined ? {} : { signal }),
  });
}
