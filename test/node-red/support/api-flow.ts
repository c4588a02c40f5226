/** Flows with an account of any API and a request node. */

export interface ApiAccount {
  readonly signIn: string;
  readonly baseUrl: string;
  readonly document?: string;
  readonly shortForm?: Readonly<Record<string, string>>;
  readonly values?: Readonly<Record<string, string>>;
  readonly slots?: Readonly<Record<string, string>>;
  readonly credentials?: Readonly<Record<string, string>>;
  readonly [name: string]: unknown;
}

export function apiAccount(account: ApiAccount, id = 'account'): object {
  return {
    id,
    type: 'latchkey-account',
    name: '',
    document: '',
    shortForm: {},
    values: {},
    slots: {},
    tls: '',
    proxy: '',
    ...account,
  };
}

/** A request node in a tab of its own, with a Catch node behind it. */
export function requestNodes(
  settings: Readonly<Record<string, unknown>> = {},
  id = 'request',
): readonly object[] {
  const place = { x: 0, y: 0, z: `tab-${id}` };
  const debug = { ...place, type: 'debug', active: false, complete: 'true', wires: [] };
  return [
    { id: `tab-${id}`, type: 'tab', label: id },
    {
      ...place,
      id,
      type: 'latchkey-request',
      name: '',
      account: 'account',
      method: 'GET',
      url: '',
      ret: 'txt',
      headers: [],
      ...settings,
      wires: settings['errors'] === 'output' ? [[`out-${id}`], [`out-${id}`]] : [[`out-${id}`]],
    },
    { ...place, id: `catch-${id}`, type: 'catch', scope: null, wires: [[`out-${id}`]] },
    { id: `out-${id}`, ...debug },
  ];
}
