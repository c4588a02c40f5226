/** What the page of the nodes for any API hands over: the lists of the core. */
export interface ApiForms {
  /** The ways to say how the API is signed in to; presets have their fields with them. */
  readonly choices: readonly ChoiceForm[];
  readonly shortForm: readonly ShortFieldForm[];
  /** Secrets that are stored under their own names. */
  readonly secrets: readonly string[];
  /** Places for secrets of other names. */
  readonly slots: readonly string[];
  /** What a list in pages asks for. */
  readonly list: readonly ListFieldForm[];
}

/** A field of a request whose response is a list. */
export interface ListFieldForm {
  readonly name: string;
  readonly label: string;
  readonly default: string | number;
  readonly min?: number;
  readonly required?: boolean;
  /** The kinds of pagination that it belongs to. */
  readonly of: readonly string[];
}

export interface ChoiceForm {
  /** `shortForm`, `document`, or the id of a preset. */
  readonly value: string;
  readonly label: string;
  /** Of a preset: where the credentials come from, and what it rests on. */
  readonly hint?: string;
  readonly baseUrl?: string;
  readonly fields?: readonly AccountFieldForm[];
}

/** A field of the account besides the base URL, as a description names it. */
export interface AccountFieldForm {
  readonly name: string;
  readonly label: string;
  readonly secret?: boolean;
  readonly pem?: boolean;
  readonly optional?: boolean;
  readonly default?: string;
  readonly where?: string;
  readonly placeholder?: string;
}

export interface ShortFieldForm {
  readonly name: string;
  readonly label: string;
  readonly description: string;
  readonly kind: 'text' | 'options' | 'json';
  readonly options?: readonly { readonly value: string; readonly label: string }[];
  readonly default?: string;
  readonly placeholder?: string;
  readonly required?: boolean;
  readonly shownWhen?: { readonly field: string; readonly is: readonly string[] };
}

/** Where a value stands in a response. */
export interface TakePlace {
  readonly json?: string;
  readonly header?: string;
  readonly cookie?: string;
  readonly cookies?: 'all';
  readonly xml?: string;
  readonly text?: true;
}

/** A response without its values. */
export interface MaskedNode {
  readonly name: string;
  readonly leaf?: { readonly kind: string; readonly length?: number; readonly take?: TakePlace };
  readonly children?: readonly MaskedNode[];
}

export interface TestStep {
  readonly sentence: string;
  readonly passed: boolean;
  readonly tree: readonly MaskedNode[];
}

/** What the Test button gets. */
export interface TestAnswer {
  readonly ok: boolean;
  readonly message: string;
  readonly field?: string;
  readonly steps?: readonly TestStep[];
  readonly carries?: readonly string[];
  readonly notices?: readonly { readonly message: string }[];
}

/** What a pasted curl command became. */
export interface CurlAnswer {
  readonly ok: boolean;
  readonly message?: string;
  readonly shortForm?: Readonly<Record<string, string>>;
  readonly description?: object;
  readonly baseUrl?: string;
  readonly account?: Readonly<Record<string, string>>;
  readonly secrets?: Readonly<Record<string, string>>;
  readonly notes?: readonly string[];
}
