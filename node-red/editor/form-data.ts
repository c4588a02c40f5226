/** What the generated page of a vendor hands over: structure only, the texts are in the locales. */
export interface VendorForm {
  readonly id: string;
  /** Words that people look for when they want this vendor. */
  readonly aliases: readonly string[];
  readonly schemes: readonly SchemeForm[];
  readonly operations: readonly OperationForm[];
}

export interface SchemeForm {
  /** `vendor/scheme`. */
  readonly id: string;
  readonly fields: readonly AccountFieldForm[];
  /** May send a password readable, so that plain http needs a tick. */
  readonly sendsPassword: boolean;
  /** Signs in with the certificate of the TLS configuration. */
  readonly certificate: boolean;
  /** The locale has a sentence that stands above the fields. */
  readonly note: boolean;
  /** Of each inner list of field names at least one must be filled in. */
  readonly oneOf?: readonly (readonly string[])[];
}

export interface AccountFieldForm {
  readonly name: string;
  readonly kind: string;
  readonly required: boolean;
  /** What counts while it is empty. */
  readonly default?: string;
  /** Required while each of these other fields has one of its values. */
  readonly neededWhen?: Readonly<Record<string, readonly string[]>>;
  /** Without meaning otherwise. */
  readonly shownWhen?: Readonly<Record<string, readonly string[]>>;
  readonly placeholder: string;
  readonly min?: number;
  readonly max?: number;
}

export interface OperationForm {
  /** `resource.operation`. */
  readonly id: string;
  readonly resource: string;
  /** Scheme ids that may call it; all without. */
  readonly schemes?: readonly string[];
  readonly confirm: boolean;
  readonly paged: boolean;
  /** `list`: its items are wanted; `envelope`: they can be; `whole`: the response is all there is. */
  readonly result: 'list' | 'envelope' | 'whole';
  /** A list that can be cut at a number of items. */
  readonly limited: boolean;
  /** Waits for a job, by default this long. */
  readonly waitSeconds?: number;
  /** Those in the first view first. */
  readonly fields: readonly FieldForm[];
  /** Of each inner list of field names at least one must be filled in. */
  readonly oneOf?: readonly (readonly string[])[];
}

export interface FieldForm {
  readonly name: string;
  /** In sight from the start; the others lie under "More". */
  readonly first: boolean;
  /** Required when each of these other fields has one of its values, and without meaning otherwise. */
  readonly neededWhen?: Readonly<Record<string, readonly string[]>>;
  /** Without meaning unless each of these other fields has one of its values. */
  readonly shownWhen?: Readonly<Record<string, readonly string[]>>;
  readonly kind: string;
  readonly required: boolean;
  readonly default?: string;
  readonly placeholder?: string;
  /** Values of the choices; their labels are in the locale by position. */
  readonly options?: readonly string[];
  readonly min?: number;
  readonly max?: number;
  /** A list from the live API; the fields whose values it depends on. */
  readonly lookup?: readonly string[];
  /** Fields that narrow the list once they hold something. */
  readonly narrowedBy?: readonly string[];
}

/** A TypedInput as the flow keeps it. */
export interface TypedValue {
  readonly value: string;
  readonly type: string;
}
