import { either } from '../model/abort';
import type { Operation, Slots, Wait } from '../model/operation';
import { operationId } from '../model/operation';
import { jobState } from '../catalogue/wait';
import { ReplyError } from '../errors';
import { exchange } from './exchange';
import type { Answer } from './exchange';
import { jobFailedError, jobTimeoutError } from './failure';
import type { Subject } from './failure';
import type { JobSlots } from './job-slots';
import type { Line } from './context';

/** A job to wait for. */
export interface AwaitedJob {
  readonly row: Operation;
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
export async function awaitJob(line: Line, job: AwaitedJob): Promise<Answer> {
  const start = line.clock.mono();
  const end = start + job.seconds * 1000;
  for (;;) {
    const answer = await askFor(line, job.row, job.url, end + line.limits.timeoutMs, job.signal);
    const state = jobState(job.wait, answer.reply.json);
    if (state === 'done') return answer;
    const subject = subjectOf(line, job.row, answer);
    if (state === 'failed') throw jobFailedError(subject, answer.reply, job.id);
    const left = end - line.clock.mono();
    if (left <= 0) {
      throw jobTimeoutError(subject, answer.reply, job.id, line.clock.mono() - start);
    }
    await line.clock.sleep(
      Math.min(job.wait.everySeconds * 1000, left),
      either(job.signal, line.cell.closed),
    );
  }
}

/** Places that a call needs before it may be sent. */
export interface NeededPlaces {
  readonly row: Operation;
  readonly slots: Slots;
  readonly jobs: JobSlots;
  readonly weight: number;
  readonly signal?: AbortSignal;
}

/**
 * Waits until the server has places free, by asking for the jobs that hold them, oldest first; then
 * takes the places. One job too many is an error at the server (Edgecast: a 400, facts B3).
 * @throws ReplyError when no places come free within the account's budget.
 */
export async function awaitPlaces(line: Line, need: NeededPlaces): Promise<void> {
  const { row, slots, jobs, weight } = need;
  const end = line.clock.mono() + line.limits.budgetMs;
  while (!jobs.take(weight, slots.capacity)) {
    if (await endOldest(line, need, end)) continue;
    const left = end - line.clock.mono();
    if (left <= 0) {
      throw new ReplyError(
        'throttled',
        `${line.scheme.credential.displayName}, ${operationId(row)}: the server works on ${String(slots.capacity)} jobs at a time, and no place came free. Nothing was sent; try again later, or raise the time budget of the account.`,
        {},
      );
    }
    const pause = Math.min((row.wait?.everySeconds ?? 5) * 1000, left);
    await line.clock.sleep(pause, either(need.signal, line.cell.closed));
  }
}

/** Whether the oldest job is over, and its places are free. One that is not known any more is over. */
async function endOldest(line: Line, need: NeededPlaces, end: number): Promise<boolean> {
  const [oldest] = need.jobs.running();
  if (oldest === undefined) return false;
  try {
    const answer = await askFor(line, need.row, oldest.url, end, need.signal);
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
  line: Line,
  row: Operation,
  url: string,
  deadline: number,
  signal: AbortSignal | undefined,
): Promise<Answer> {
  const draft = { method: 'GET', url, headers: { Accept: 'application/json' } } as const;
  return exchange(line, { row, draft, deadline, ...(signal === undefined ? {} : { signal }) });
}

function subjectOf(line: Line, row: Operation, answer: Answer): Subject {
  return { scheme: line.scheme, account: line.account, row, redactor: answer.redactor() };
}
