import type { Preset } from '../../../core/described/preset';
import { readDescription } from '../../../core/described/read-description';
import { signInChoices } from '../../../core/described/account-form';
import type { SignInChoice } from '../../../core/described/account-form';
import { LIST_FIELDS } from '../../../core/catalogue/list-form';
import { SHORT_FORM_FIELDS } from '../../../core/described/short-form-fields';
import type { ApiForms, ChoiceForm } from '../../../node-red/editor/any-api/form-data';
import { ownSecretNames, secretSlots } from '../../../node-red/src/any-api/secret-names';
import { presets } from '../../../presets';

/** The lists of the core as the editor's script wants them. */
export function apiForms(): ApiForms {
  return {
    choices: signInChoices(presets()).map(choiceOf),
    shortForm: SHORT_FORM_FIELDS,
    secrets: ownSecretNames(),
    slots: secretSlots(),
    list: LIST_FIELDS.map(({ name, label, default: standard, min, required, of }) => ({
      ...{ name, label, default: standard, of },
      ...(min === undefined ? {} : { min }),
      ...(required === undefined ? {} : { required }),
    })),
  };
}

function choiceOf({ value, label, preset }: SignInChoice): ChoiceForm {
  if (preset === undefined) return { value, label };
  const { fields = [] } = readDescription(preset.description);
  return {
    value,
    label,
    hint: hintOf(preset),
    baseUrl: preset.baseUrl,
    fields: fields.map((field) => ({
      ...field,
      ...(preset.account?.[field.name] === undefined
        ? {}
        : { placeholder: preset.account[field.name] }),
    })),
  };
}

const RESTS_ON = {
  documentation: 'Made from the documentation of the API.',
  'client code': 'Made from public client code of the API.',
  memory: 'Made from memory.',
} as const;

function hintOf({ credentials, restsOn, tried }: Preset): string {
  const trial = tried ? '' : ' Untried: press Test, and tell us when it fails.';
  return `${credentials} ${RESTS_ON[restsOn.kind]}${trial}`;
}
