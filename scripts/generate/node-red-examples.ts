import { createHash } from 'node:crypto';
import { resultKind } from '../../core/catalogue/list';
import { operationId } from '../../core/model/operation';
import type { Operation } from '../../core/model/operation';
import type { Json } from '../../core/model/json';
import type { AnyScheme } from '../../core/model/scheme';
import type { Vendor } from '../../core/model/vendor';
import { exampleOperations } from './example-operation';
import type { GeneratedFile } from '../generated-file';
import { formOfVendor, shownFields } from '../node-red-editor/form';

/** One flow a scheme: Import > Examples, and what `npm start` deploys. */
export function nodeRedExamples(vendors: readonly Vendor[]): readonly GeneratedFile[] {
  return vendors.flatMap((vendor) =>
    vendor.schemes.map((scheme) => ({
      path: `node-red/examples/${scheme.id}.json`,
      text: JSON.stringify(flow(vendor, scheme)),
    })),
  );
}

function flow(vendor: Vendor, scheme: AnyScheme): readonly object[] {
  const id = (part: string): string =>
    createHash('sha256').update(`${scheme.id} ${part}`).digest('hex').slice(0, 16);
  const [row] = exampleOperations(vendor, scheme);
  const certificate = scheme.fields.some((field) => field.from === 'tls');
  const z = id('tab');
  return [
    { id: z, type: 'tab', label: `${vendor.name}: ${scheme.name}`, disabled: false, info: '' },
    {
      id: id('comment'),
      type: 'comment',
      z,
      name: `${row.action} every hour. Open the account, fill it in, press Test, deploy.`,
      info: certificate
        ? 'The client certificate is in the TLS configuration of the account.'
        : 'A private CA goes into a TLS configuration of the account.',
      x: 330,
      y: 60,
      wires: [],
    },
    {
      id: id('inject'),
      type: 'inject',
      z,
      name: 'every hour',
      props: [],
      repeat: '3600',
      crontab: '',
      once: false,
      onceDelay: 0.1,
      topic: '',
      x: 130,
      y: 120,
      wires: [[id('action')]],
    },
    {
      id: id('action'),
      type: vendor.id,
      z,
      name: '',
      account: id('account'),
      operation: operationId(row),
      params: paramsOf(vendor, row),
      confirm: false,
      result: resultKind(row) === 'list' ? 'items' : 'whole',
      limit: '',
      waitSeconds: '',
      errors: 'catch',
      dryRun: false,
      outputs: 1,
      x: 350,
      y: 120,
      wires: [[id('debug')]],
    },
    {
      id: id('debug'),
      type: 'debug',
      z,
      name: 'answer',
      active: true,
      tosidebar: true,
      console: false,
      tostatus: false,
      complete: 'payload',
      targetType: 'msg',
      statusVal: '',
      statusType: 'auto',
      x: 580,
      y: 120,
      wires: [],
    },
    {
      id: id('catch'),
      type: 'catch',
      z,
      name: 'failures',
      scope: [id('action')],
      uncaught: false,
      x: 350,
      y: 180,
      wires: [[id('failure')]],
    },
    {
      id: id('failure'),
      type: 'debug',
      z,
      name: 'failure',
      active: true,
      tosidebar: true,
      console: false,
      tostatus: false,
      complete: 'error',
      targetType: 'msg',
      statusVal: '',
      statusType: 'auto',
      x: 580,
      y: 180,
      wires: [],
    },
    { ...accountNode(vendor, scheme, id('account')), tls: certificate ? id('tls') : '' },
    ...(certificate
      ? [
          {
            id: id('tls'),
            type: 'tls-config',
            name: 'client certificate',
            cert: '',
            key: '',
            ca: '',
            certname: '',
            keyname: '',
            caname: '',
            servername: '',
            verifyservercert: true,
            alpnprotocol: '',
          },
        ]
      : []),
  ];
}

/** An account as the editor saves it, without what differs from person to person. */
export function accountNode(vendor: Vendor, scheme: AnyScheme, id: string): object {
  return {
    id,
    type: `${vendor.id}-account`,
    name: '',
    scheme: scheme.id,
    ...Object.fromEntries(
      shownFields(scheme)
        .filter(({ kind }) => kind !== 'secret' && kind !== 'pem')
        .map((field) => [field.name, exampleValue(field)]),
    ),
    tls: '',
    proxy: '',
    allowPlainPassword: false,
    timeoutMs: '',
    budgetMs: '',
    concurrency: '',
    maxResponseBytes: '',
    maxPages: '',
  };
}

/** Addresses are shown as they look; what differs from person to person is left empty. */
function exampleValue(field: ReturnType<typeof shownFields>[number]): string | number | boolean {
  if (field.kind === 'enum' || field.kind === 'boolean') return field.default;
  if (field.kind !== 'url') return '';
  return field.default ?? (field.required === true ? (field.placeholder ?? '') : '');
}

const TYPES: Readonly<Record<string, string>> = {
  enum: 'choice',
  boolean: 'choice',
  multi: 'choices',
  integer: 'num',
  map: 'json',
  json: 'json',
};

/** The defaults of the form and the row's example, as the editor would save them. */
function paramsOf(vendor: Vendor, row: Operation): object {
  const form = formOfVendor(vendor).operations.find(({ id }) => id === operationId(row));
  return Object.fromEntries(
    (form?.fields ?? []).flatMap((field) => {
      const given = row.example?.[field.name];
      const value = given === undefined ? field.default : textOf(given);
      return value === undefined ? [] : [[field.name, { value, type: TYPES[field.kind] ?? 'str' }]];
    }),
  );
}

function textOf(value: Json): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
