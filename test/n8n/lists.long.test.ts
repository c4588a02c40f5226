/** Every list of every form, asked for as the editor does: through n8n's own LoadOptionsContext. */
import type { INodeParameters } from 'n8n-workflow';
import { findScheme, mayCall, operationId, operationsOf, vendors } from '../../core';
import type { Field, Json, Operation, Vendor } from '../../core';
import { TEXT_CHECKS } from '../../core/catalogue/text-checks';
import { searchMethod } from '../../nodes/shared/form/field';
import { inFirstView } from '../../nodes/shared/form/placement';
import { formOf } from '../../nodes/shared/form/properties';
import type { Simulator } from '../../simulators/simulator';
import { SCHEMES } from './stage/schemes';
import { Stage } from './stage/stage';

type Values = Readonly<Record<string, Json>>;

interface ListField {
  readonly id: string;
  readonly row: Operation;
  readonly field: Field & { readonly kind: 'lookup' };
}

function listFields(vendor: Vendor, schemeId: string): readonly ListField[] {
  const scheme = findScheme(vendor, schemeId);
  return operationsOf(vendor)
    .filter((row) => mayCall(row, scheme))
    .flatMap((row) =>
      row.fields.flatMap((field) =>
        field.kind === 'lookup' ? [{ id: `${operationId(row)} ${field.name}`, row, field }] : [],
      ),
    );
}

const feedersOf = ({ field }: ListField): readonly string[] =>
  Object.values(field.lookup.params ?? {}).flatMap(
    (value) => /^\{(\w+)\}$/u.exec(value)?.[1] ?? [],
  );

const CASES = SCHEMES.filter((scheme, index) => {
  const vendorOf = (id: string): string => id.split('/')[0] ?? '';
  return SCHEMES.findIndex(({ id }) => vendorOf(id) === vendorOf(scheme.id)) === index;
}).flatMap((scheme) => {
  const vendor = vendors.find(({ id }) => scheme.id.startsWith(`${id}/`));
  if (vendor === undefined) throw new Error(`There is no vendor for ${scheme.id}.`);
  return vendor.schemes.flatMap(({ id }) => {
    const fields = listFields(vendor, id);
    return fields.length === 0 ? [] : [{ id, vendor, fields, start: scheme.start }];
  });
});

const RULES = [{ name: 'All', description: 'All', matches: [{ type: 'match.always' }] }];

/**
 * The Edgecast server of the tests begins empty: two of each, since a list of one cannot be told apart.
 * In TCPWave another organization has a network of the same name and address.
 */
const SEEDS: Readonly<Record<string, readonly (readonly [string, Values])[]>> = {
  'tcpwave/session-token': [
    [
      'network.create',
      {
        organization: 'MARS',
        networkAddress: '10.1.0.0',
        maskLength: 16,
        networkName: 'Demo Network',
      },
    ],
  ],
  'edgecast/rest-token': ['shop', 'images'].flatMap((name) => [
    [
      'origin.create',
      {
        platform: 'httplarge',
        directoryName: name,
        hostHeader: `${name}.example.com:80`,
        httpHostnames: [`http://${name}.example.com:80`],
        httpLoadBalancing: 'RR',
      },
    ],
    ['cname.create', { platform: 'httplarge', hostname: `${name}.example.com` }],
  ]),
  'edgecast/client-credentials': ['shop', 'images'].flatMap((name) => [
    ['policy.create', { policyName: name, state: 'locked', rules: RULES }],
    ['certificate.create', { certificateLabel: name, domains: [`${name}.example.com`] }],
    [
      'logProfile.create',
      {
        profileName: name,
        destination: { destination_endpoint: 'https://logs.example.com/in' },
        logFields: ['timestamp'],
      },
    ],
  ]),
};

it('has lists for the four vendors that have any', () => {
  expect(new Set(CASES.map(({ vendor }) => vendor.id)).size).toBe(4);
});

describe.each(CASES)('$id', ({ id: schemeId, vendor, fields, start }) => {
  let simulator: Simulator;
  let stage: Stage;

  beforeAll(async () => {
    simulator = await start();
    stage = await Stage.for(schemeId, simulator);
    for (const [operation, values] of SEEDS[schemeId] ?? []) {
      const { error } = await stage.run(operation, values);
      expect([operation, error?.message]).toEqual([operation, undefined]);
    }
  });

  afterAll(async () => {
    stage.stop();
    await simulator.close();
  });

  /** The form as a person has it who has filled in what stands above the field. */
  async function formAt(place: ListField): Promise<INodeParameters> {
    const { resource, operation } = place.row;
    const parameters: INodeParameters = { authentication: schemeId, resource, operation };
    for (const name of feedersOf(place)) {
      const field = place.row.fields.find((item) => item.name === name);
      if (field === undefined) throw new Error(`${place.id}: there is no field ${name}`);
      parameters[name] = await valueOf(place.row, field);
    }
    return parameters;
  }

  async function valueOf(row: Operation, field: Field): Promise<INodeParameters | string> {
    if (field.kind === 'enum') return field.default ?? field.options[0]?.value ?? '';
    if (field.kind !== 'lookup') throw new Error(`${field.name} cannot be chosen`);
    const above: ListField = { id: `${operationId(row)} ${field.name}`, row, field };
    const { results } = await stage.search(searchMethod(field.lookup), await formAt(above));
    return { __rl: true, mode: 'list', value: String(results[0]?.value ?? '') };
  }

  it.each(fields)('$id has entries that can be told apart', async (place) => {
    const { results } = await stage.search(searchMethod(place.field.lookup), await formAt(place));
    expect(results).not.toEqual([]);
    for (const { name, value } of results) {
      expect(name).not.toBe('');
      expect(value).not.toBe('');
      const { check } = place.field;
      if (check !== undefined)
        expect([value, TEXT_CHECKS[check].test(String(value))]).toEqual([value, true]);
    }
    expect(new Set(results.map(({ name }) => name)).size).toBe(results.length);
  });

  it.each(fields)('$id stands below what it depends on, which is in the form', (place) => {
    const names = inFirstView(place.row).map(({ name }) => name);
    for (const feeder of feedersOf(place)) {
      expect(names).toContain(feeder);
      const at = names.indexOf(place.field.name);
      if (at >= 0) expect(names.indexOf(feeder)).toBeLessThan(at);
    }
  });

  it('has a method for every list that the form names', () => {
    const methods =
      stage.engine.nodeType(`n8n-nodes-latchkey.${stage.place.node}`).methods?.listSearch ?? {};
    const named = JSON.stringify(formOf(vendor)).matchAll(/"searchListMethod":"(\w+)"/gu);
    for (const [, method = ''] of named) expect(Object.keys(methods)).toContain(method);
  });

  it('says what to choose first where a list depends on it', async () => {
    const place = fields.find((item) => feedersOf(item).length > 0);
    if (place === undefined) return;
    const [feeder = ''] = feedersOf(place);
    const { kind, label } = place.row.fields.find(({ name }) => name === feeder) ?? {};
    if (kind !== 'lookup' || schemeId.startsWith('truesight')) return;
    const { resource, operation } = place.row;
    const form = { authentication: schemeId, resource, operation };
    await expect(stage.search(searchMethod(place.field.lookup), form)).rejects.toThrow(
      `Choose ${String(label)} first`,
    );
  });
});

it('logs where an unexpected error came from, and tells the person to enter the value', async () => {
  const [{ id, start, fields } = { id: '', start: undefined, fields: [] }] = CASES;
  if (start === undefined) throw new Error('There is no list.');
  const simulator = await start();
  const stage = await Stage.for(id, simulator);
  const method = searchMethod(fields[0]?.field.lookup ?? { operation: '', value: '', label: '' });
  const search = stage.search(method, { authentication: 'a sign-in of another version' });
  await expect(search).rejects.toThrow('The list could not be loaded');
  expect(stage.engine.logged.join('\n')).toContain('could not be loaded');
  stage.stop();
  await simulator.close();
});
