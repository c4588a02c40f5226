export const inShell = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;

export const bodyOf = (value: unknown): string => inShell(JSON.stringify(value));
