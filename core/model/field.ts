import type { CodecName } from './codecs';
import type { Json } from './json';

/**
 * How a list or an object is written in a query or in a form, by the names of OpenAPI. `repeated`
 * (unless said): `a=1&a=2`. `comma`, `space`, `pipe`: `a=1,2`. `brackets`: `a[]=1&a[]=2`. `members`: each
 * member of an object is a parameter of its own. `deepObject`: `a[x]=1&a[y]=2`. An object without one of
 * the last two is written as JSON.
 */
export type ArrayStyle =
  'repeated' | 'comma' | 'space' | 'pipe' | 'brackets' | 'members' | 'deepObject';

/** Where a field's value goes. */
export interface Placement {
  /** `none`: only `build` reads it. */
  readonly in: 'path' | 'query' | 'header' | 'cookie' | 'body' | 'none';
  /**
   * The name on the wire; the field's own name unless said. A text is dotted for a nested body
   * (`criteria.value`). A list of names is for names that hold dots (`['os.version']`); an empty list is
   * the whole body.
   */
  readonly to?: string | readonly string[];
  readonly style?: ArrayStyle;
  /** Turns the value into its form on the wire. A codec that gives an object spreads it (four octets). */
  readonly codec?: CodecName;
}

interface FieldBase extends Placement {
  readonly name: string;
  readonly label: string;
  /** One sentence: meaning and unit. */
  readonly description: string;
  readonly required?: boolean;
  /** Null is a value of its own ("unassign"); elsewhere it means "not given". */
  readonly nullable?: true;
  /** Without meaning unless those other fields have one of these values: forms hide it then. */
  readonly shownWhen?: Readonly<Record<string, readonly (string | number | boolean)[]>>;
  /** An empty text or list is a value of its own; elsewhere it means "not given". */
  readonly emptyAllowed?: true;
  /** Required when those other fields have one of these values. */
  readonly neededWhen?: Readonly<Record<string, readonly (string | number | boolean)[]>>;
  /** Where a required ID comes from, or why no list is offered for it; a sentence of the form, after `description`. */
  readonly byHand?: string;
  readonly placeholder?: string;
}

/** What a choice or an element of a list is on the wire; forms and messages may give it as text. */
export type ElementType = 'text' | 'integer' | 'number' | 'boolean';

export interface Option {
  readonly value: string;
  readonly label: string;
}

/** A field of an operation. The kinds are a closed list; both hosts draw their forms from it. */
export type Field =
  | (FieldBase & {
      readonly kind: 'string';
      readonly default?: string;
      readonly check?: StringCheck;
    })
  | (FieldBase & { readonly kind: 'text'; readonly default?: string })
  | (FieldBase & {
      readonly kind: 'integer';
      readonly default?: number;
      readonly min?: number;
      readonly max?: number;
    })
  /** With or without a fraction. */
  | (FieldBase & {
      readonly kind: 'number';
      readonly default?: number;
      readonly min?: number;
      readonly max?: number;
    })
  | (FieldBase & { readonly kind: 'boolean'; readonly default?: boolean })
  | (FieldBase & {
      readonly kind: 'enum';
      readonly options: readonly Option[];
      readonly default?: string;
      readonly of?: ElementType;
    })
  | (FieldBase & {
      readonly kind: 'multi';
      readonly options: readonly Option[];
      readonly default?: readonly string[];
      readonly of?: ElementType;
    })
  /** ISO 8601. Without a zone the digits are sent as they are written; with one they become UTC. */
  | (FieldBase & { readonly kind: 'dateTime' })
  /** Names and values, both texts. `repeats`: a name may have several values; gives pairs. */
  | (FieldBase & { readonly kind: 'map'; readonly repeats?: true })
  /** Several texts, numbers or booleans. */
  | (FieldBase & {
      readonly kind: 'list';
      readonly max?: number;
      readonly check?: StringCheck;
      readonly of?: ElementType;
    })
  | (FieldBase & { readonly kind: 'binary' })
  /** A choice from the live API; typing by hand always works. */
  | (FieldBase & {
      readonly kind: 'lookup';
      readonly lookup: Lookup;
      readonly default?: string;
      readonly check?: StringCheck;
    })
  /** The last resort: any JSON. `asGiven`: a text stays as it is, byte for byte, and so do bytes. */
  | (FieldBase & { readonly kind: 'json'; readonly default?: Json; readonly asGiven?: true });

/** Checks of a text that are worth a sentence of their own before anything is sent. */
export type StringCheck = 'ipv4' | 'cidr' | 'url' | 'date' | 'email';

/** A list from the live API: an operation of the same vendor and which of its item's fields to show and to send. */
export interface Lookup {
  /** `resource.operation`; it must need no field but those in `params`. */
  readonly operation: string;
  readonly value: string;
  readonly label: string;
  /** Fixed parameters, or `{field}`: the value of another field of this operation. */
  readonly params?: Readonly<Record<string, string>>;
  /**
   * Where the operation takes no such parameter: the member of an item that has to be what another field
   * of the form holds, by its name. An item without the member is offered, and so are all while that field
   * is empty.
   */
  readonly where?: Readonly<Record<string, string>>;
  /** The value ends before this sign: of `10.1.10.0/24` the address is sent. */
  readonly upTo?: string;
  /** The member with the mask length of a value that is the first address of a block: `10.1.0.0/16` is shown. */
  readonly mask?: string;
  /**
   * Members that say where an entry belongs, such as the building of a floor: shown where its name
   * repeats. Those of `where` count without being named here.
   */
  readonly within?: readonly string[];
}
