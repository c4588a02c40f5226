import type { Secret } from './secret';

interface FieldBase {
  /** The name of the field in core, n8n and Node-RED alike. */
  readonly name: string;
  readonly label: string;
  readonly description: string;
  /** It has to be entered. A field with a default never has to be. */
  readonly required?: boolean;
  readonly placeholder?: string;
  /** Where the person reads the value off in the vendor's own screens. Goes into the docs. */
  readonly where?: string;
  /** Required while each of those other fields has one of these values. */
  readonly neededWhen?: Readonly<Record<string, readonly string[]>>;
  /** Matters only while those other fields have one of these values; a form may hide it otherwise. */
  readonly shownWhen?: Readonly<Record<string, readonly string[]>>;
  /**
   * Part of the client certificate: in Node-RED its value comes from the `tls-config` node and the
   * account's form does not show it.
   */
  readonly from?: 'tls';
}

/**
 * One field of an account. A closed list of kinds; both hosts draw their forms from it.
 *
 * - `url`: absolute http(s) URL, may have a path, a trailing slash is trimmed.
 * - `text`: one line. `secret`: one line, never shown. `pem`: a PEM text or base64 PKCS#12, never shown.
 * - `integer`: with bounds. `enum`: one of the options. `date`: YYYY-MM-DD. `words`: a set of words
 *   separated by white space or commas (OAuth scopes), kept sorted.
 */
export type AccountField =
  | (FieldBase & { readonly kind: 'url'; readonly default?: string })
  | (FieldBase & { readonly kind: 'text'; readonly default?: string })
  | (FieldBase & {
      readonly kind: 'secret';
      /**
       * A key or token, which nobody types: blanks around it were copied along and go, and a character
       * that cannot be seen is an error. Without it a person may have chosen the secret, blanks included.
       */
      readonly trim?: boolean;
      /** It has no blanks within, and goes where no word of a sign-in (`Bearer`) belongs before it. */
      readonly oneWord?: boolean;
      /** What is copied along from before it in a header, and goes. */
      readonly prefix?: RegExp;
    })
  | (FieldBase & { readonly kind: 'pem'; readonly holds: 'certificate' | 'privateKey' })
  | (FieldBase & {
      readonly kind: 'integer';
      readonly default?: number;
      readonly min: number;
      readonly max: number;
    })
  | (FieldBase & { readonly kind: 'boolean'; readonly default: boolean })
  | (FieldBase & {
      readonly kind: 'enum';
      readonly default: string;
      readonly options: readonly { readonly value: string; readonly label: string }[];
    })
  | (FieldBase & { readonly kind: 'date' })
  | (FieldBase & { readonly kind: 'words'; readonly default?: string });

/** The type that a field's value has after {@link readAccount}. */
type Value<F extends AccountField> = F extends { kind: 'secret' | 'pem' }
  ? Secret
  : F extends { kind: 'integer' }
    ? number
    : F extends { kind: 'boolean' }
      ? boolean
      : F extends { kind: 'enum' }
        ? F['options'][number]['value']
        : F extends { kind: 'words' }
          ? readonly string[]
          : string;

/** A field without a value is absent only if it is neither required nor has a default. */
type Presence<F extends AccountField> = F extends
  { required: true } | { default: string | number | boolean }
  ? Value<F>
  : F extends { kind: 'words' }
    ? Value<F>
    : Value<F> | undefined;

/** The values of an account, typed by the data of its fields. */
export type AccountOf<Fields extends readonly AccountField[]> = {
  readonly [F in Fields[number] as F['name']]: Presence<F>;
};

export type FieldValue = string | number | boolean | Secret | readonly string[] | undefined;

/** An account whose scheme is not known at compile time. */
export type AnyAccount = Readonly<Record<string, FieldValue>>;
