/** The door of described sign-ins. */
export { DOCUMENT, readAccountForm, SHORT_FORM, signInChoices } from './account-form';
export type { ApiForm, DescribedAccount, SignInChoice } from './account-form';
export { importCurl } from './curl';
export type { CurlImport } from './curl';
export { describe } from './describe';
export type { DescribedField, Description } from './grammar';
export type { Preset } from './preset';
export { readDescription } from './read-description';
export { rememberDescriptions } from './remember';
export { maskedTree, shapeOf } from './shape';
export type { MaskedLeaf, MaskedNode } from './shape';
export { readShortForm } from './short-form';
export type { ShortForm } from './short-form-value';
export { SHORT_FORM_FIELDS, SHORT_FORM_NOTICE } from './short-form-fields';
export type { ShortFormField } from './short-form-fields';
export { trySignIn } from './trial';
export type { TrialEffects } from './trial';
export type { Trial, TrialStep } from './trial-result';
