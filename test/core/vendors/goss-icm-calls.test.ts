import { findOperation } from '../../../core';
import { readParams } from '../../../core/catalogue/input';
import type { BuiltRequest } from '../../../core/model/operation';
import { operationId } from '../../../core/model/operation';
import type { Json } from '../../../core/model/json';
import { vendor } from '../../../core/vendors/goss-icm';
import { apiKey } from '../../../core/vendors/goss-icm/schemes';
import { vectors } from '../../../vectors/goss-icm';
import { expectRun, runPure } from './pure-run';

function build(
  operation: string,
  params: Readonly<Record<string, Json>>,
): BuiltRequest | undefined {
  const row = findOperation(vendor, apiKey, operation);
  return row.build?.(readParams(row, params));
}

describe('GOSS iCM: calls', () => {
  it.each(vectors.map((vector) => [vector.name, vector] as const))('%s', (_, vector) => {
    expectRun(runPure(vendor, vector), vector);
  });

  it('has a vector for every operation', () => {
    const covered = new Set(vectors.map((vector) => vector.operation));
    expect(vendor.operations.map(operationId).filter((id) => !covered.has(id))).toEqual([]);
  });

  it('names every resource that it uses, and no other', () => {
    const used = new Set(vendor.operations.map((row) => row.resource));
    expect(Object.keys(vendor.resources).sort()).toEqual([...used].sort());
  });
});

describe('GOSS iCM: an event of a history', () => {
  it.each([
    [{ eventData: { a: 'b' } }, { a: 'b' }],
    [{ eventDescription: 'Paid' }, { description: 'Paid' }],
    [{ eventName: 'Paid' }, { event: 'Paid' }],
  ])('needs one of its parts: %j', (parts, event) => {
    expect(build('history.log', { labelA: 'a', ...parts })?.body).toEqual({ event });
  });
});

describe('GOSS iCM: what is refused before anything is sent', () => {
  it.each<readonly [string, string, Readonly<Record<string, Json>>, string]>([
    [
      'parameters that are a list',
      'endPoint.callOpen',
      { endPoint: 'a', parametersJson: [1] },
      'parametersJson',
    ],
    [
      'a label that is too long',
      'history.log',
      { labelA: 'a'.repeat(51), eventName: 'X' },
      'labelA',
    ],
    ['an event that says nothing', 'history.log', { labelA: 'a' }, 'eventName'],
    ['ID and labels together', 'history.get', { historyId: 'h', labelB: 'b' }, 'historyId'],
    ['labels without the first one', 'history.get', { labelB: 'b' }, 'historyId'],
    ['neither ID nor labels', 'history.get', {}, 'historyId'],
    [
      'an event filter that is no object',
      'history.get',
      { historyId: 'h', eventFilter: 'x' },
      'eventFilter',
    ],
    ['a search for everything', 'history.search', {}, 'filterValue'],
    ['a deletion of everything', 'history.deleteMany', {}, 'filterValue'],
    ['a deletion by an empty filter', 'history.deleteMany', { filterJson: '{}' }, 'filterValue'],
    [
      'a number that is none',
      'history.search',
      { filterValue: 'x', filterValueType: 'number' },
      'filterValue',
    ],
    [
      'a blank number',
      'history.search',
      { filterValue: ' ', filterValueType: 'number' },
      'filterValue',
    ],
    ['a filter that is a list', 'history.search', { filterJson: [1] }, 'filterJson'],
    [
      'all variables and some',
      'process.getHistoric',
      { includeProcessVariables: true, variableList: ['a'] },
      'variableList',
    ],
    [
      'article and template together',
      'article.getStructure',
      { articleId: 1, templateId: 2 },
      'articleId',
    ],
    ['neither article nor template', 'article.getStructure', {}, 'articleId'],
    [
      'notes that are too long',
      'article.update',
      { articleId: 1, versionNotes: 'n'.repeat(257) },
      'versionNotes',
    ],
    ['an email without a body', 'email.send', { to: ['a@b'], subject: 's' }, 'bodyText'],
    [
      'more than 50 recipients in all',
      'email.send',
      {
        to: Array.from({ length: 30 }, (_, index) => `a${String(index)}@b`),
        bcc: Array.from({ length: 21 }, (_, index) => `b${String(index)}@b`),
        subject: 's',
        bodyText: 't',
      },
      'to',
    ],
  ])('refuses %s', (_, operation, params, field) => {
    expect(() => build(operation, params)).toThrow(
      expect.objectContaining({ name: 'InputError', code: 'input', field }) as Error,
    );
  });
});

describe('GOSS iCM: filters and bodies', () => {
  it('searches with a filter written by hand, sealed histories only', () => {
    const params = { filterJson: { key: 'labela', EQ: 'A' }, sealState: 'sealed' };
    expect(build('history.search', params)?.body).toEqual({
      filter: { key: 'labela', EQ: 'A' },
      sealed: true,
    });
  });

  it('starts a process without variables', () => {
    expect(build('process.start', { processDefinition: 'p', userId: 'u' })).toEqual({});
  });

  it('asks for running processes', () => {
    expect(build('process.getHistoric', { processState: 'running' })?.body).toEqual({
      finished: false,
    });
  });

  it('sends HTML in place of text where texts are wanted, from the configured sender', () => {
    const params = { to: ['a@b'], subject: 's', bodyHtml: '<p>', addressForm: 'texts' };
    expect(build('email.send', params)?.body).toEqual({ to: ['a@b'], subject: 's', body: '<p>' });
  });

  it('sends a template from an address without a name', () => {
    const params = {
      to: ['a@b'],
      subject: 's',
      bodyHtml: '<p>',
      fromAddress: 'c@d',
      useHandlebars: true,
    };
    expect(build('email.send', params)?.body).toEqual({
      to: [{ address: 'a@b' }],
      from: { address: 'c@d' },
      subject: { text: 's', useHandlebars: true },
      body: { html: '<p>', useHandlebars: true },
    });
  });

  it('sends text from the configured sender', () => {
    expect(build('email.send', { to: ['a@b'], subject: 's', bodyText: 't' })?.body).toEqual({
      to: [{ address: 'a@b' }],
      subject: { text: 's', useHandlebars: false },
      body: { text: 't', useHandlebars: false },
    });
  });
});
