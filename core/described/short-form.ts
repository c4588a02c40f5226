import type { InputError } from '../errors';
import type { DescribedField, Description } from './grammar';
import { onInputError } from './on-input-error';
import { readDescription } from './read-description';
import { fault, valueOf } from './short-form-value';
import type { Get, ShortForm } from './short-form-value';
import { conditions, lifeOf } from './short-form-replies';
import { secondOf, sendOf, signOutOf } from './short-form-send';
import { fieldsOf, lineOf, signInOf, tokenOf } from './short-form-sign-in';
import type { Line } from './short-form-sign-in';

/** Which part of the description each field makes, for errors in the words of the form. */
const PLACES: readonly (readonly [string, string])[] = [
  ['signIn[0].take[1]', 'secondValue'],
  ['signIn[0].take[2]', 'life'],
  ['signIn[0].take', 'tokenName'],
  ['signIn[0].path', 'signInRequest'],
  ['signIn[0].query', 'signInRequest'],
  ['signIn[0].method', 'signInRequest'],
  ['signIn[0].json', 'furtherMembers'],
  ['signIn[0].form', 'furtherMembers'],
  ['signIn[0]', 'credentialNames'],
  ['life', 'life'],
  ['signOut', 'signOut'],
  ['send.writes', 'secondHeader'],
  ['send', 'sendName'],
  ['replies.stale', 'expiredWhen'],
  ['replies.refused', 'refusedWhen'],
  ['test', 'testPath'],
];

/**
 * The description that a short form stands for.
 * @param name what the API is called.
 * @throws InputError that names the field of the form and the remedy.
 */
export function readShortForm(form: ShortForm, name = 'API'): Description {
  const document = documentOf((field) => valueOf(form, field), name);
  return onInputError(
    () => readDescription(document),
    (error) => {
      throw inFormWords(error);
    },
  );
}

/** The account's own fields in such a form; none while it cannot be told which the login request has. */
export function shortFormFields(form: ShortForm): readonly DescribedField[] {
  return onInputError(
    () => fieldsOf((field) => valueOf(form, field)),
    () => [],
  );
}

function inFormWords(error: InputError): InputError {
  const text = error.message.replace(/^document: /, '');
  const [, field = 'signInRequest'] = PLACES.find(([place]) => text.startsWith(place)) ?? [];
  const sentence = text.replace(/^(?:[^\s"]|"(?:[^"\\]|\\.)*")+ /, '').replace(/\.$/, '');
  return fault(field, sentence);
}

/** Reads the form from the top, so that the first field with a mistake is the one that is named. */
function documentOf(get: Get, name: string): unknown {
  const signIn = signInOf(get);
  const token = tokenOf(get);
  const send = sendOf(get);
  const { take, life } = lifeOf(get);
  const test = testOf(get('testPath'));
  const signOut = get('signOut') === '' ? undefined : lineOf('signOut', get('signOut'), 'POST');
  const second = secondOf(get);
  const stale = conditions('expiredWhen', get);
  const refused = conditions('refusedWhen', get);
  return {
    name,
    fields: fieldsOf(get),
    signIn: [{ ...signIn, take: [token, ...second.take, ...take] }],
    ...(life === undefined ? {} : { life }),
    ...(signOut === undefined ? {} : { signOut: signOutOf(signOut, send, second) }),
    send: { ...send, ...second.send },
    ...(stale.length + refused.length === 0
      ? {}
      : {
          replies: {
            ...(stale.length === 0 ? {} : { stale }),
            ...(refused.length === 0 ? {} : { refused }),
          },
        }),
    ...test,
  };
}

function testOf(path: string): { readonly test?: Line } {
  return path === '' ? {} : { test: lineOf('testPath', path, 'GET') };
}
