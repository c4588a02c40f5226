/** What the form of the credential for any API promises to a person who opens it. */
import { NodeHelpers } from 'n8n-workflow';
import type { INodeParameters, INodeProperties } from 'n8n-workflow';
import { readDescription, SHORT_FORM_FIELDS } from '../../../core';
import { presets } from '../../../presets';
import { credentialForm } from '../../../nodes/shared/described/credential-form';

const form = credentialForm();

/** The fields that n8n shows for these values, defaults filled in as it does. */
function shownFor(values: INodeParameters): readonly INodeProperties[] {
  const all = NodeHelpers.getNodeParameters(form, values, true, true, null, null) ?? {};
  return form.filter((property) => NodeHelpers.displayParameter(all, property, null, null));
}
const namesOf = (shown: readonly INodeProperties[]) =>
  shown.filter(({ type }) => type !== 'notice' && type !== 'hidden').map(({ name }) => name);

const CONNECTION = ['allowPlainHttp', 'ca', 'ignoreSslIssues', 'minTlsVersion'];

test.each(presets().map(({ id, description }) => ({ id, description })))(
  '$id asks for the base URL, its own fields and the connection, each once',
  ({ id, description }) => {
    const fields = (readDescription(description).fields ?? []).map(({ name }) => name);
    expect([...namesOf(shownFor({ signIn: id }))].sort()).toEqual(
      ['signIn', 'baseUrl', ...fields, ...CONNECTION].sort(),
    );
  },
);

test('the short form shows its fields, and hides those that a pasted command says', () => {
  const plain = namesOf(shownFor({ signIn: 'shortForm' }));
  expect(new Set(plain).size).toBe(plain.length);
  expect(plain).toEqual(
    expect.arrayContaining(['curl', 'baseUrl', 'username', 'password', 'signInRequest']),
  );
  const pasted = namesOf(shownFor({ signIn: 'shortForm', curl: 'curl x' }));
  expect(new Set(pasted).size).toBe(pasted.length);
  for (const name of ['signInRequest', 'credentialsAs', 'credentialNames', 'furtherMembers']) {
    expect(pasted).not.toContain(name);
  }
  expect(SHORT_FORM_FIELDS.every(({ name }) => form.some((item) => item.name === name))).toBe(true);
});

test('a document shows the values that the person selects', () => {
  const names = namesOf(
    shownFor({ signIn: 'document', documentFields: ['apiKey', 'otherValues'] }),
  );
  expect(names).toEqual(expect.arrayContaining(['document', 'apiKey', 'otherValues']));
  expect(names).not.toContain('username');
});

test('every secret is masked, and none stands in rows', () => {
  const secrets = presets().flatMap(({ description }) =>
    (readDescription(description).fields ?? [])
      .filter(({ secret, pem }) => secret === true || pem === true)
      .map(({ name }) => name),
  );
  for (const name of [...secrets, 'curl', 'otherValues']) {
    const properties = form.filter((property) => property.name === name);
    expect([name, properties.length > 0]).toEqual([name, true]);
    for (const { typeOptions } of properties) {
      expect([name, typeOptions?.password]).toEqual([name, true]);
    }
  }
  expect(form.filter(({ type }) => type === 'fixedCollection' || type === 'json')).toEqual([]);
});
