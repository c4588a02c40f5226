import { InputError } from '../../../kit';
import type { BuiltRequest, Field, Operation, Params, ParamValue } from '../../../kit';
import { textOf } from '../param-values';

/** `to`, `cc` and `bcc` together (email worker page). */
const MOST_RECIPIENTS = 50;

const RECIPIENTS = [
  { name: 'to', label: 'To', description: 'Email addresses of the recipients', required: true },
  { name: 'cc', label: 'CC', description: 'Email addresses of copy recipients' },
  { name: 'bcc', label: 'BCC', description: 'Email addresses of blind copy recipients' },
].map((field) => ({
  kind: 'list' as const,
  check: 'email' as const,
  in: 'none' as const,
  ...field,
})) satisfies readonly Field[];

/** The email worker. */
export const emailOperations: readonly Operation[] = [
  {
    resource: 'email',
    operation: 'send',
    name: 'Send',
    action: 'Send email',
    description: 'Send an email to up to 50 recipients through the email worker',
    method: 'POST',
    path: '/email',
    fields: [
      ...RECIPIENTS,
      {
        kind: 'string',
        name: 'subject',
        label: 'Subject',
        description: 'Subject of the email',
        required: true,
        in: 'none',
      },
      {
        kind: 'text',
        name: 'bodyText',
        label: 'Text',
        description: 'Body of the email as plain text',
        in: 'none',
      },
      {
        kind: 'text',
        name: 'bodyHtml',
        label: 'HTML',
        description: 'Body of the email as HTML',
        in: 'none',
      },
      {
        kind: 'boolean',
        name: 'useHandlebars',
        label: 'Use Handlebars',
        description: 'Whether to process subject and body as Handlebars templates',
        default: false,
        in: 'none',
      },
      {
        kind: 'string',
        name: 'fromAddress',
        label: 'From Address',
        description: 'Email address of the sender; the configured address if empty',
        check: 'email',
        in: 'none',
      },
      {
        kind: 'string',
        name: 'fromName',
        label: 'From Name',
        description: 'Name of the sender',
        in: 'none',
      },
      {
        kind: 'enum',
        name: 'addressForm',
        label: 'Address Form',
        description: 'Form of addresses, subject and body, by version of the email worker',
        options: [
          { value: 'objects', label: 'Objects' },
          { value: 'texts', label: 'Plain Texts' },
        ],
        default: 'objects',
        in: 'none',
      },
    ],
    body: 'json-rpc',
    rpcMethod: 'sendmail',
    answer: { items: 'result' },
    evidence: { source: 'workers/email, article 7121', confidence: 'documented' },
    oneOf: [['bodyText', 'bodyHtml']],
    build: buildMail,
  },
];

function buildMail(params: Params): BuiltRequest {
  const recipients = Object.fromEntries(
    RECIPIENTS.map(({ name }) => [name, listOf(params[name])] as const).filter(
      ([, list]) => list.length > 0,
    ),
  );
  const count = Object.values(recipients).flat().length;
  if (count > MOST_RECIPIENTS) {
    throw new InputError(
      'to',
      `to: an email has at most ${String(MOST_RECIPIENTS)} recipients, this one has ${String(count)}.`,
    );
  }
  const text = textOf(params, 'bodyText');
  const html = textOf(params, 'bodyHtml');
  const from = textOf(params, 'fromAddress');
  const subject = String(params.subject);
  if (params.addressForm === 'texts') {
    return {
      body: {
        ...recipients,
        ...(from === undefined ? {} : { from }),
        subject,
        body: String(html ?? text),
      },
    };
  }
  const useHandlebars = params.useHandlebars === true;
  const fromName = textOf(params, 'fromName');
  return {
    body: {
      ...Object.fromEntries(
        Object.entries(recipients).map(([name, list]) => [
          name,
          list.map((address) => ({ address })),
        ]),
      ),
      ...(from === undefined
        ? {}
        : { from: { address: from, ...(fromName === undefined ? {} : { name: fromName }) } }),
      subject: { text: subject, useHandlebars },
      body: {
        ...(text === undefined ? {} : { text }),
        ...(html === undefined ? {} : { html }),
        useHandlebars,
      },
    },
  };
}

function listOf(value: ParamValue | undefined): readonly string[] {
  return Array.isArray(value) ? value.map(String) : [];
}
