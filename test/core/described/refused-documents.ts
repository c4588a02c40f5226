/** Documents that differ from small ones in a member, and what is said of a member that is wrong. */
import { readDescription } from '../../../core/described/read-description';
import { LOGIN, mistake, USER_FIELDS } from './support';

type Members = Readonly<Record<string, unknown>>;

/** The smallest login with other members. */
export const read = (more: Members) => readDescription({ ...LOGIN, ...more });

/** The smallest login with other members of its step. */
export const step = (more: Members) => ({ signIn: [{ ...LOGIN.signIn[0], ...more }] });

/** A document without a sign-in. */
export const bare = (more: Members) =>
  readDescription({ name: 'X', fields: USER_FIELDS, send: {}, ...more });

export const make = (rule: Members) => ({ send: { make: [{ as: 'm', ...rule }] } });

/** What is wrong, a reading of it, and how the sentence begins that says so. */
export type Refused = readonly [what: string, reading: () => unknown, sentence: string];

export function expectRefused(reading: () => unknown, sentence: string): void {
  const said = mistake(reading);
  expect(said).toContain(`document: ${sentence}`);
  expect(said).toMatch(/\.$/);
}
