import type { Wait } from '../model/operation';

/** A job that runs at the server and takes up some of its places. */
export interface Job {
  readonly id: string;
  readonly weight: number;
  /** Where its state is read, and how its end is told: jobs of different calls may share places. */
  readonly url: string;
  readonly wait: Wait;
}

/**
 * The jobs that are known to run at the server. It knows of no jobs that others have started; those
 * can still earn an error of the server.
 */
export interface RunningJobs {
  /** True, and the places are taken, when they fit; a job heavier than the whole fits when it is alone. */
  take(weight: number, capacity: number): boolean;
  /** The job that was started in places taken before. */
  started(job: Job): void;
  /** Places that were taken for a job that never started, or of a job that is over. */
  free(weight: number): void;
  /** The job is over: its places are free. */
  ended(id: string): void;
  /** Jobs that may be over by now, oldest first. */
  running(): readonly Job[];
}

export function createRunningJobs(): RunningJobs {
  let taken = 0;
  let jobs: readonly Job[] = [];
  return {
    take(weight, capacity) {
      if (taken > 0 && taken + weight > capacity) return false;
      taken += weight;
      return true;
    },
    started(job) {
      jobs = [...jobs, job];
    },
    free(weight) {
      taken -= weight;
    },
    ended(id) {
      const job = jobs.find((item) => item.id === id);
      if (job === undefined) return;
      jobs = jobs.filter((item) => item !== job);
      taken -= job.weight;
    },
    running: () => jobs,
  };
}
