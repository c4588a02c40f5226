/** A test request that carries nothing of the sign-in would pass with any credentials. */
import { readDescription } from '../../../core/described/read-description';
import { LOGIN, mistake } from './support';

const GET = { method: 'GET', path: '/version' };
const read = (send: object, test: object | undefined) => () =>
  readDescription({ ...LOGIN, send, ...(test === undefined ? {} : { test }) });

test.each([
  [{ json: { auth: '{token}' } }, GET],
  [{ form: { auth: '{token}' } }, GET],
  [{ form: { user: '{username}' }, last: { form: { auth: '{token}' } } }, GET],
  [{ last: { form: { auth: '{token}' } } }, GET],
  [{ json: { auth: '{token}' }, writes: { headers: { X: '{token}' } } }, GET],
])('%j is not proved by %j', (send, test) => {
  expect(mistake(read(send, test))).toBe(
    'document: test.method is GET, which has no body, but the sign-in is sent in the body only. Use a request with POST.',
  );
});

test.each([
  [{ json: { auth: '{token}' } }, undefined],
  [{ json: { auth: '{token}' } }, { path: '/version' }],
  [{ json: { auth: '{token}' } }, { ...GET, path: '/session/{token}' }],
  [{ json: { auth: '{token}' }, headers: { X: '{token}' } }, GET],
  [{ json: { auth: '{token}' }, reads: { query: { t: '{token}' } } }, GET],
  [{ form: { auth: '{token}' }, last: { query: { t: '{token}' } } }, GET],
  [{ headers: { X: '{token}' } }, GET],
])('%j is proved by %j', (send, test) => {
  expect(read(send, test)()).toMatchObject({ send });
});
