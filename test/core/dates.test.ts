import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';
import fc from 'fast-check';
import { defineScheme } from '../../core/model/scheme';
import { encode } from '../../core/model/codecs';
import { isDateTime, parseDateTime, writeDateTime } from '../../core/model/date-time';
import { readAccount } from '../../core';
import type { Operation } from '../../core';
import { readParams } from '../../core/catalogue/input';
import { faultOf } from '../support/fault-of';
import { PLAIN_ROW, PLAIN_SCHEME } from '../support/plain-vendor';

const field = (name: string, more: object): Operation['fields'][number] =>
  ({ name, label: name, description: name, in: 'none', ...more }) as Operation['fields'][number];

const ROW: Operation = {
  ...PLAIN_ROW,
  fields: [
    field('when', { kind: 'dateTime' }),
    field('day', { kind: 'string', check: 'date' }),
    field('words', { kind: 'string' }),
    field('names', { kind: 'map' }),
  ],
};

/** What an operation gets of a date. */
const read = (raw: Readonly<Record<string, unknown>>) => readParams(ROW, raw);
const when = (given: unknown): string => String(read({ when: given })['when']);
/** As n8n's Luxon has it, as far as it is used. */
const luxon = (text: string | null) => ({ isLuxonDateTime: true, toISO: () => text });

describe('a date', () => {
  it.each([
    // $today.toISO() of n8n in Berlin: in UTC it is still the day before.
    ['2026-11-25T00:00:00.000+01:00', '2026-11-25', '2026-11-25T00:00:00', '2026-11-24T23:00:00'],
    ['2026-11-25T22:30:00-08:00', '2026-11-25', '2026-11-25T22:30:00', '2026-11-26T06:30:00'],
    ['2026-11-25T08:00:00Z', '2026-11-25', '2026-11-25T08:00:00', '2026-11-25T08:00:00'],
    ['2026-11-25 08:00', '2026-11-25', '2026-11-25T08:00:00', '2026-11-25T08:00:00'],
    ['2026-11-25', '2026-11-25', '2026-11-25T00:00:00', '2026-11-25T00:00:00'],
    ['2026-11-25t08:00z', '2026-11-25', '2026-11-25T08:00:00', '2026-11-25T08:00:00'],
    ['2026-11-25T08:00+01', '2026-11-25', '2026-11-25T08:00:00', '2026-11-25T07:00:00'],
  ])('%s keeps its day and its clock, and its point in time', (text, day, clock, utc) => {
    expect(encode('plainDate', text)).toBe(day);
    expect(encode('plainDateTime', text)).toBe(clock);
    expect(encode('compactDateTime', text)).toBe(clock.replace(/\D/g, ''));
    expect(encode('utcDateTime', text)).toBe(utc);
    expect(encode('epochMillis', text)).toBe(Date.parse(`${utc}Z`));
  });

  it.each([
    '2026-02-31',
    '2026-11-25T24:00:00',
    '2026-11-25T08:60',
    '2026-11-25T08:00:00+25:00',
    '2026-11-25T08:00:00+01:60',
    '2026-11-25T8:00',
    '9999-12-31T23:00:00-05:00',
    '2026-11-25T08:00:00.Z',
    'x'.repeat(100_000),
    `2026-11-25T08:00:00.${'1'.repeat(100_000)}`,
  ])('%.40s is none', (text) => {
    expect(isDateTime(text)).toBe(false);
    expect(parseDateTime(text).epochMs).toBeNaN();
    expect(faultOf(() => when(text))).toMatchObject({ field: 'when', code: 'input' });
  });

  it('is the same day in every zone that it is written in', () => {
    const minutes = fc.integer({ min: -14 * 60, max: 14 * 60 });
    const ms = fc.integer({ min: 0, max: Date.parse('2100-01-01') });
    fc.assert(
      fc.property(ms, minutes, (epochMs, offset) => {
        const text = writeDateTime(epochMs, offset);
        const there = new Date(epochMs + offset * 60_000).toISOString();
        expect(parseDateTime(text)).toMatchObject({ epochMs, hasZone: true });
        expect(encode('plainDate', text)).toBe(there.slice(0, 10));
        expect(encode('plainDateTime', text)).toBe(there.slice(0, 19));
        expect(encode('utcDateTime', text)).toBe(new Date(epochMs).toISOString().slice(0, 19));
      }),
    );
  });

  it('may be a date object of n8n, Moment, or a Date of a function node', () => {
    const berlin = '2026-11-25T00:00:00.000+01:00';
    expect(when(luxon(berlin))).toBe(berlin);
    const moment = { toISOString: (keep?: boolean) => (keep === true ? berlin : 'in UTC') };
    expect(when(moment)).toBe(berlin);
    const foreign: unknown = runInNewContext('new Date(1764057600000)');
    expect(foreign instanceof Date).toBe(false);
    expect(parseDateTime(when(foreign)).epochMs).toBe(1_764_057_600_000);
    expect(parseDateTime(when(new Date(0))).epochMs).toBe(0);
  });

  it('is one wherever a text is asked for', () => {
    const date = luxon('2026-11-25T23:00:00.000-08:00');
    expect(read({ day: date, words: date, names: { a: date } })).toEqual({
      day: '2026-11-25',
      words: '2026-11-25T23:00:00.000-08:00',
      names: { a: '2026-11-25T23:00:00.000-08:00' },
    });
    const scheme = defineScheme({
      ...PLAIN_SCHEME,
      fields: [{ kind: 'date', name: 'validUntil', label: 'Valid Until', description: 'End' }],
    });
    expect(readAccount(scheme, { validUntil: date })).toEqual({ validUntil: '2026-11-25' });
    expect(readAccount(scheme, { validUntil: '2026-11-25T00:00:00' })).toEqual({
      validUntil: '2026-11-25',
    });
    expect(faultOf(() => readAccount(scheme, { validUntil: '2026-11-25 or so' }))).toMatchObject({
      field: 'validUntil',
    });
  });

  it('may be milliseconds, as number and as text', () => {
    for (const given of [1_764_057_600_000, '1764057600000']) {
      expect(parseDateTime(when(given)).epochMs).toBe(1_764_057_600_000);
    }
  });

  const thrower = {
    toISO: () => {
      throw new Error('broken');
    },
  };
  it.each([
    [1_764_057_600],
    ['1764057600'],
    [NaN],
    [Infinity],
    [1e18],
    ['999999999999999'],
    [new Date(NaN)],
    [luxon(null)],
    [thrower],
    [{}],
    [true],
    ['tomorrow'],
  ])('is not %p', (given) => {
    expect(faultOf(() => when(given))).toMatchObject({
      code: 'input',
      message:
        'when: when must be a date and time such as 2027-01-31T08:00:00, or milliseconds since 1970.',
    });
  });

  it.each([
    ['Europe/Berlin', '2026-11-25T00:00:00.000+01:00', '2026-11-25'],
    ['America/Los_Angeles', '2026-11-24T15:00:00.000-08:00', '2026-11-24'],
    ['Asia/Kolkata', '2026-11-25T04:30:00.000+05:30', '2026-11-25'],
    ['UTC', '2026-11-24T23:00:00.000Z', '2026-11-24'],
  ])('without a zone has the day of this machine, here %s', (zone, written, day) => {
    const root = join(__dirname, '../..');
    const code = `
      const { dateText } = require('./core/model/date-value.ts');
      const { encode } = require('./core/model/codecs.ts');
      const text = dateText(new Date('2026-11-24T23:00:00Z'));
      process.stdout.write(JSON.stringify([text, encode('plainDate', text)]));`;
    const said = execFileSync(process.execPath, ['--import', 'tsx', '-e', code], {
      cwd: root,
      env: { ...process.env, TZ: zone },
    });
    expect(JSON.parse(String(said))).toEqual([written, day]);
  });
});
