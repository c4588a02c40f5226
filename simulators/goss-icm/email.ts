import { randomUUID } from 'node:crypto';
import {
  checkParams,
  isRecord,
  optionalText,
  type ParameterSchema,
  type Params,
} from './parameter-schema';
import { invalidParams, workerError } from './rpc-error';
import type { Worker } from './worker';

/** Recipients of one message: to, cc and bcc together (GOSS email worker page). */
const MOST_RECIPIENTS = 50;

const SENDMAIL: ParameterSchema = {
  to: { type: 'array', required: true },
  cc: { type: 'array' },
  bcc: { type: 'array' },
  from: { type: 'any' },
  replyTo: { type: 'array' },
  subject: { type: 'any', required: true },
  body: { type: 'any', required: true },
};
const ADDRESS: ParameterSchema = {
  address: { type: 'string', required: true, pattern: /^[^@\s]+@[^@\s]+$/ },
  name: { type: 'string' },
};
const SUBJECT: ParameterSchema = {
  text: { type: 'string', required: true },
  useHandlebars: { type: 'boolean' },
};
const BODY: ParameterSchema = {
  text: { type: 'string' },
  html: { type: 'string' },
  useHandlebars: { type: 'boolean' },
  analytics: { type: 'object' },
};

export interface Mail {
  readonly id: string;
  readonly to: readonly string[];
  readonly subject: string;
  readonly body: string;
}

/**
 * The email worker. Nothing is sent: `sent` keeps what would have been.
 *
 * @param plainTexts addresses, subject and body as texts instead of the objects of article 7121;
 *   the overview page of the worker reads as if there were such a form
 */
export function createEmailWorker(sent: Mail[], plainTexts: () => boolean): Worker {
  const part = (value: unknown, schema: ParameterSchema, textName: string): Params => {
    if (plainTexts() !== (typeof value === 'string')) {
      const form = plainTexts() ? 'texts' : 'objects';
      throw invalidParams(`Addresses, subject and body must be ${form}`);
    }
    const object: unknown = typeof value === 'string' ? { [textName]: value } : value;
    if (!isRecord(object)) throw invalidParams('Addresses, subject and body must be objects');
    checkParams(schema, object);
    return object;
  };

  const addresses = (value: unknown): readonly string[] =>
    (Array.isArray(value) ? value : []).map((entry) =>
      String(part(entry, ADDRESS, 'address').address),
    );

  const send = (params: Params): unknown => {
    const to = ['to', 'cc', 'bcc'].flatMap((name) => addresses(params[name]));
    addresses(params.replyTo);
    if (params.from !== undefined) part(params.from, ADDRESS, 'address');
    const subject = part(params.subject, SUBJECT, 'text');
    const body = part(params.body, BODY, 'text');
    const content = optionalText(body, 'html') ?? optionalText(body, 'text');
    if (content === undefined) throw invalidParams('Either "body.text" or "body.html" is required');
    if (to.length > MOST_RECIPIENTS) {
      throw workerError(
        `A message can have ${MOST_RECIPIENTS} recipients, this one has ${to.length}`,
      );
    }
    const id = randomUUID();
    sent.push({ id, to, subject: String(subject.text), body: content });
    return { id, recipients: to.length };
  };

  return {
    name: 'email',
    discovery: false,
    methods: { sendmail: { description: 'Sends an e-mail', schema: SENDMAIL, call: send } },
  };
}
