/** What the child process that runs Node-RED is told, and what it tells. */
export type ToChild =
  | { readonly kind: 'receive'; readonly node: string; readonly msg: object }
  | { readonly kind: 'stop' };

export type FromChild =
  | { readonly kind: 'started'; readonly editor: string }
  | { readonly kind: 'deployed' }
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
