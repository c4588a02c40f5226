import { randomUUID } from 'node:crypto';
import type { Params } from './parameter-schema';
import { invalidParams, workerError } from './rpc-error';
import type { Worker } from './worker';

/** Recipients of one message: to, cc and bcc together (GOSS email worker page). */
const MOST_RECIPIENTS = 50;

function addresses(value: unknown): readonly string[] {
  if (value === undefined || value === null) return [];
  const entries: readonly unknown[] = Array.isArray(value) ? value : [value];
  return entries.map((entry) => {
    if (typeof entry !== 'string' || !/^[^@\s]+@[^@\s]+$/.test(entry)) {
      throw invalidParams('A recipient must be an e-mail address');
    }
    return entry;
  });
}

export interface Mail {
  readonly id: string;
  readonly to: readonly string[];
  readonly subject: string;
  readonly body: string;
}

/** The email worker. Nothing is sent: `sent` keeps what would have been. */
export function createEmailWorker(sent: Mail[]): Worker {
  const send = (params: Params): unknown => {
    const to = addresses(params.to);
    const all = [...to, ...addresses(params.cc), ...addresses(params.bcc)];
    if (all.length > MOST_RECIPIENTS) {
      throw workerError(
        `A message can have ${MOST_RECIPIENTS} recipients, this one has ${all.length}`,
      );
    }
    const id = randomUUID();
    sent.push({ id, to: all, subject: String(params.subject), body: String(params.body) });
    return { id, recipients: all.length };
  };
  return {
    name: 'email',
    discovery: false,
    methods: {
      sendmail: {
        description: 'Sends an e-mail',
        schema: {
          to: { type: 'any', required: true },
          subject: { type: 'string', required: true },
          body: { type: 'string', required: true },
          cc: { type: 'any' },
          bcc: { type: 'any' },
          from: { type: 'any' },
          replyto: { type: 'any' },
          data: { type: 'object' },
          mimetype: { type: 'string' },
        },
        call: send,
      },
    },
  };
}
