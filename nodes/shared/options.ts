import type { INodeProperties } from 'n8n-workflow';

/** What every operation has: bounds of the call, and a look at the request before it is sent. */
export const optionsProperty: INodeProperties = {
  displayName: 'Options',
  name: 'options',
  type: 'collection',
  placeholder: 'Add Option',
  default: {},
  options: [
    {
      displayName: 'Include Response Headers and Status',
      name: 'fullResponse',
      type: 'boolean',
      default: false,
      description:
        'Whether to return one item with the whole response: body, headers and status code',
    },
    {
      displayName: 'Max Response Size (Bytes)',
      name: 'maxResponseBytes',
      type: 'number',
      typeOptions: { minValue: 1024 },
      default: 16777216,
      description: 'Maximum size of a response',
    },
    {
      displayName: 'Requests at a Time',
      name: 'concurrency',
      type: 'number',
      typeOptions: { minValue: 1, maxValue: 1000 },
      default: 10,
      description:
        'Maximum number of concurrent requests. Without this option: 10 that only read, and 1 that changes something, in the order of the items.',
    },
    {
      displayName: 'Send Equal Requests Once',
      name: 'equalOnce',
      type: 'boolean',
      default: false,
      description:
        'Whether to send equal requests of a run once and share the response. Requests that may change something are sent for each item.',
    },
    {
      displayName: 'Show Request Only',
      name: 'showRequest',
      type: 'boolean',
      default: false,
      description: 'Whether to return the request (secrets masked) without sending it',
    },
    {
      displayName: 'Time Budget (Ms)',
      name: 'budgetMs',
      type: 'number',
      typeOptions: { minValue: 100 },
      default: 300000,
      description: 'Maximum time for one item with all retries and pages, in milliseconds',
    },
    {
      displayName: 'Timeout (Ms)',
      name: 'timeoutMs',
      type: 'number',
      typeOptions: { minValue: 100 },
      default: 30000,
      description: 'Maximum time for one request, in milliseconds',
    },
    {
      displayName: 'Wait Until Done (Seconds)',
      name: 'waitSeconds',
      type: 'number',
      typeOptions: { minValue: 0 },
      default: 300,
      description: 'Maximum time to wait for an asynchronous job; 0 returns immediately',
    },
  ],
};

/** Labels of the options by name, for messages. */
export const optionLabels: Readonly<Record<string, string>> = Object.fromEntries(
  (optionsProperty.options ?? []).map((option) => [
    option.name,
    'displayName' in option ? option.displayName : option.name,
  ]),
);
