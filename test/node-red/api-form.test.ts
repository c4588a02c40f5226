import { enteredApi } from '../../node-red/src/any-api/api-form';
import { apiOfScheme } from '../../node-red/src/process-pool';

test('what is prepared for a description is there for all accounts that have it', () => {
  const open = (password: string) =>
    enteredApi(
      {
        signIn: 'shortForm',
        baseUrl: 'https://api.test',
        shortForm: { signInRequest: 'POST /login', tokenIn: 'json', tokenName: 'token' },
        values: { username: 'anna' },
      },
      { password },
    );
  const [one, other] = [open('one'), open('other')];
  expect([one.entered['password'], other.entered['password']]).toEqual(['one', 'other']);
  expect(other.scheme).toBe(one.scheme);
  expect(apiOfScheme(other.scheme)).toBe(apiOfScheme(one.scheme));
});
