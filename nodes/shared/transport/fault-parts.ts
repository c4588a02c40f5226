import { namesOf } from '../../../core';

/** What is known of a fault of n8n's request helper. */
export interface Parts {
  readonly code: string;
  readonly message: string;
  /** The HTTP parser's own words. */
  readonly reason: string;
  /** Whom the certificate of the server is for. */
  readonly names: string;
  /** The host name that was looked up in vain. */
  readonly hostname: string;
  /** Where nothing could be connected to. */
  readonly address: string;
  readonly port: string;
}

/** The first in the chain of causes that has each of them; the words of the whole chain. */
export function partsOf(fault: unknown): Parts {
  const chain = chainOf(fault);
  const first = (name: string): string => {
    const found = chain.find((one) => ['string', 'number'].includes(typeof one[name]));
    return found === undefined ? '' : String(found[name]);
  };
  const messages = chain.map(({ message }) => message).filter((one) => typeof one === 'string');
  return {
    code: first('code'),
    message: messages.join(' ').trim(),
    reason: first('reason'),
    names: chain.map(({ cert }) => namesOf(cert)).find((names) => names !== '') ?? '',
    hostname: first('hostname'),
    address: first('address'),
    port: first('port'),
  };
}

type Link = Readonly<Record<string, unknown>>;

function chainOf(fault: unknown): readonly Link[] {
  const chain: Link[] = [];
  let current: unknown = fault;
  for (let depth = 0; depth < 5 && typeof current === 'object' && current !== null; depth += 1) {
    const one = current as Link;
    chain.push(one);
    // An attempt for each address of a name: they differ in the address only.
    current =
      one['cause'] ?? (Array.isArray(one['errors']) ? (one['errors'] as unknown[])[0] : undefined);
  }
  return chain;
}
