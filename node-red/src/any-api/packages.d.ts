/** What we use of packages that bring no types. */
declare module 'cookie' {
  export function parse(
    text: string,
    options?: { decode(text: string): string },
  ): Record<string, string>;
  export function serialize(
    name: string,
    value: string,
    options?: { encode(text: string): string },
  ): string;
}
declare module 'hash-sum' {
  export default function hashSum(value: unknown): string;
}
declare module 'mustache' {
  export function render(template: string, view: unknown): string;
}
