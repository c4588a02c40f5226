/** What accounts of one description share. */
import {
  API_REQUEST,
  createPool,
  DEFAULT_LIMITS,
  readAccount,
  rememberApis,
  rememberDescriptions,
} from '../../../core';
import { createFakeClock } from '../../support/fake-clock';
import { USER_FIELDS } from './support';

const document = (name: string) => ({
  name,
  fields: USER_FIELDS,
  send: { headers: { K: '{password}' } },
});

test('a description has one scheme, whoever reads it and whenever', () => {
  const schemeOf = rememberDescriptions();
  const scheme = schemeOf(document('A'));
  expect(schemeOf(document('A'))).toBe(scheme);
  expect(schemeOf(document('B'))).not.toBe(scheme);
});

test('of more descriptions than anybody uses the longest unused is given up', () => {
  const schemeOf = rememberDescriptions(2);
  const [a, b] = [schemeOf(document('A')), schemeOf(document('B'))];
  expect(schemeOf(document('A'))).toBe(a);
  schemeOf(document('C'));
  expect(schemeOf(document('A'))).toBe(a);
  expect(schemeOf(document('B'))).not.toBe(b);
});

test('a request is prepared once for all accounts of a description', () => {
  const [schemeOf, apiOf] = [rememberDescriptions(), rememberApis()];
  const pool = createPool(createFakeClock());
  const prepared = ['one', 'two'].map((password) => {
    const scheme = schemeOf(document('A'));
    const account = readAccount(scheme, {
      baseUrl: 'https://api.test',
      username: 'anna',
      password,
    });
    const { operations } = pool.join({ scheme, account, limits: DEFAULT_LIMITS });
    return operations(apiOf(scheme)).find(API_REQUEST);
  });
  expect(pool.size).toBe(2);
  expect(prepared[1]).toBe(prepared[0]);
});
