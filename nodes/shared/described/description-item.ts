import type { ICredentialDataDecryptedObject, IDataObject } from 'n8n-workflow';
import { importCurl, readAccountForm, SHORT_FORM } from '../../../core';
import type { Description } from '../../../core';
import { presets } from '../../../presets';

/**
 * The sign-in of a credential as a document to copy, to share or to send in. It holds no secret.
 * @throws InputError that names the field of the credential's form.
 */
export function descriptionItem(credentials: ICredentialDataDecryptedObject): IDataObject {
  const { curl, signIn } = credentials;
  const isShort = signIn === undefined || signIn === '' || signIn === SHORT_FORM;
  const pasted = isShort && String(curl ?? '').trim() !== '' ? importCurl(curl) : undefined;
  const description =
    pasted !== undefined && pasted.shortForm === undefined
      ? pasted.description
      : readAccountForm(credentials, presets()).description;
  return {
    name: description.name,
    fields: (description.fields ?? []).map(({ name, label }) => ({ name, label })),
    ...(pasted === undefined ? {} : { baseUrl: pasted.baseUrl, notes: [...pasted.notes] }),
    document: documentOf(description),
  };
}

function documentOf(description: Description): string {
  return JSON.stringify(description, null, 2);
}
