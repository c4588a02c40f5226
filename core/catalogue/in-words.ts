import type { Operation } from '../model/operation';
import { operationId } from '../model/operation';
import type { AnyScheme } from '../model/scheme';
import type { Vendor } from '../model/vendor';
import { operationsOf } from './catalogue';

/** What a host calls things that the core names by id. */
export interface HostWords {
  /** The label of a field that the host's own forms have, such as `operation`; undefined for any other name. */
  label(name: string): string | undefined;
  /** Words of the core, and the host's own in their place. */
  readonly phrases: readonly (readonly [said: string, shown: string])[];
  /** An account of this scheme, where the host does not call it by the name of n8n's credential. */
  account?(scheme: AnyScheme): string;
  /** A field of an operation, where people also address it by name. The label alone without this. */
  field?(label: string, name: string): string;
}

/** The words of one vendor's forms in one host. */
export interface Words {
  /** A message of the core with labels, actions and names of sign-ins in place of their ids. */
  say(message: string, operation?: Operation): string;
  /** The label of a field; its name where no form shows it. */
  label(name: string, operation?: Operation): string;
}

const OPERATION_ID = /"?\b([a-z][A-Za-z0-9]*\.[a-z][A-Za-z0-9]*)\b"?/gu;
const SCHEME_ID = /\b[a-z-]+\/[a-z-]+\b/gu;
const NAMED = /^(\w+): ([\s\S]*)$/u;

/** Made once for a vendor. The core names fields and operations by ids, which no form shows. */
export function createWords(vendor: Vendor, host: HostWords): Words {
  const actions = new Map(operationsOf(vendor).map((item) => [operationId(item), item.action]));
  const schemes = new Map(vendor.schemes.map(({ id, name }) => [id, name]));
  const accountFields = vendor.schemes.flatMap(({ fields }) => fields);
  const { account } = host;
  // The longer name first: one may begin with another.
  const accounts =
    account === undefined
      ? []
      : vendor.schemes
          .map((scheme) => [scheme.credential.displayName, account(scheme)] as const)
          .sort(([a], [b]) => b.length - a.length);
  const quoted = (known: ReadonlyMap<string, string>, id: string, text: string): string => {
    const name = known.get(id);
    return name === undefined ? text : `“${name}”`;
  };

  const accountLabel = (name: string): string | undefined =>
    accountFields.find((field) => field.name === name)?.label;

  /** Label first; what follows the colon may begin with it, or name a field of its own. */
  const withLabel = (message: string, operation: Operation | undefined): string => {
    const [, name = '', rest = ''] = NAMED.exec(message) ?? [];
    const ofOperation = operation?.fields.find((field) => field.name === name);
    if (ofOperation !== undefined) {
      const { label } = ofOperation;
      return begun(label, rest, host.field?.(label, name) ?? label);
    }
    const own = host.label(name);
    if (own !== undefined) return begun(own, withLabel(rest, operation), own);
    const label = accountLabel(name);
    return label === undefined ? message : begun(label, rest, label);
  };

  return {
    say(message, operation) {
      const said = [...host.phrases, ...accounts].reduce(
        (text, [from, to]) => text.replaceAll(from, () => to),
        message,
      );
      const named = said
        .replace(OPERATION_ID, (text, id: string) => quoted(actions, id, text))
        .replace(SCHEME_ID, (id) => quoted(schemes, id, id));
      return withLabel(named, operation);
    },
    label: (name, operation) =>
      operation?.fields.find((field) => field.name === name)?.label ??
      host.label(name) ??
      accountLabel(name) ??
      name,
  };
}

function begun(label: string, rest: string, shown: string): string {
  if (rest.startsWith(`${label} `)) return `${shown}${rest.slice(label.length)}`;
  return rest.startsWith('must ') ? `${shown} ${rest}` : `${shown}: ${rest}`;
}
