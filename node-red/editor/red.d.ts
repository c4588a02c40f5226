/** What we use of Node-RED's editor; the published typings lack most of it. */

interface TypedInputOption {
  readonly value: string;
  readonly label: string;
}

type TypedInputType =
  | string
  | {
      readonly value: string;
      readonly label: string;
      readonly icon?: string;
      readonly multiple?: boolean;
      readonly options?: readonly TypedInputOption[];
      readonly validate?: (value: string) => boolean;
      expand?(this: TypedInputWidget): void;
    };

interface TypedInputWidget {
  value(): string;
  value(text: string): void;
}

interface JQuery {
  typedInput(options: {
    readonly default: string;
    readonly types: readonly TypedInputType[];
  }): JQuery;
  typedInput(method: 'value' | 'type'): string;
  typedInput(method: 'value' | 'type' | 'width', value: string): JQuery;
  typedInput(method: 'types', types: readonly TypedInputType[]): JQuery;
}

declare const RED: {
  readonly nodes: {
    /** Undefined for an id that is not there: seen in Node-RED 4.1.15 and 5.0.7. */
    node(id: string): EditorNode | undefined;
    eachConfig(visit: (node: EditorNode) => void): void;
  };
  readonly events: {
    on(event: 'nodes:add', listener: (node: EditorNode) => void): void;
    on(event: 'registry:node-type-added', listener: (type: string) => void): void;
    on(event: 'deploy', listener: () => void): void;
  };
  readonly view: { redraw(): void };
  readonly editor: {
    validateNode(node: EditorNode): boolean;
    editJSON(options: { readonly value: string; complete(value: string): void }): void;
  };
};

/** A node in the editor: its own properties and those of every node. */
interface EditorNode {
  readonly id: string;
  readonly type: string;
  readonly _: (key: string, values?: Readonly<Record<string, string | number>>) => string;
  outputs?: number;
  /** Of a configuration node: those that refer to it. */
  readonly users?: readonly EditorNode[];
  [property: string]: unknown;
}

interface Window {
  latchkey?: unknown;
}
