/** What the child process that runs Node-RED is told, and what it tells. */
export type ToChild =
  | { readonly kind: 'receive'; readonly node: string; readonly msg: object }
  /** From now on waits cost no time, and the wall clock stands at this time if one is given. */
  | { readonly kind: 'fake-time'; readonly wallMs?: number }
  /** Puts a grant into the cell of an account, as if a sign-in had brought it. */
  | {
      readonly kind: 'offer';
      readonly scheme: string;
      readonly account: Readonly<Record<string, unknown>>;
      readonly grant: string;
    }
  | { readonly kind: 'stop' };

export type FromChild =
  | { readonly kind: 'started'; readonly editor: string }
  | { readonly kind: 'deployed' }
  | { readonly kind: 'offered' }
  | {
      readonly kind: 'sent';
      readonly node: string;
      readonly port: number;
      readonly msg: Readonly<Record<string, unknown>>;
    }
  | { readonly kind: 'completed'; readonly node: string; readonly failed: boolean }
  | {
      readonly kind: 'status';
      readonly node: string;
      readonly status?: { readonly fill?: string; readonly text?: string };
    }
  | { readonly kind: 'log'; readonly level: number; readonly text: string }
  /** What keeps the process from idling, counted on request of a test. */
  | { readonly kind: 'stopped'; readonly left: readonly string[] };
