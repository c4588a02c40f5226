import type { NodeAPI } from 'node-red';
import { createWords } from '../../core';
import type { Vendor, Words } from '../../core';

/** Where the locale has the labels of what every form has, by the names of the core. */
const LABELS: Readonly<Record<string, string>> = {
  account: 'form.account',
  operation: 'form.operation',
  confirm: 'form.confirm',
  limit: 'form.limit',
  waitSeconds: 'form.wait',
  scheme: 'account.scheme',
  tls: 'account.tls',
  proxy: 'account.proxy',
  allowPlainPassword: 'account.plain',
  lenientParsing: 'account.lenient',
  minTlsVersion: 'account.minTlsVersion',
  timeoutMs: 'account.timeoutMs',
  budgetMs: 'account.budgetMs',
  concurrency: 'account.concurrency',
  maxResponseBytes: 'account.maxResponseBytes',
  maxPages: 'account.maxPages',
};

/**
 * The words of a vendor's forms in Node-RED.
 * @param further labels of fields that only some forms have.
 */
export function wordsOf(
  RED: NodeAPI,
  vendor: Vendor,
  further: (name: string) => string | undefined = () => undefined,
): Words {
  const label = (name: string): string | undefined => {
    if (name === 'params') return 'msg.params';
    const key = Object.hasOwn(LABELS, name) ? LABELS[name] : undefined;
    return key === undefined ? further(name) : RED._(key);
  };
  return createWords(vendor, {
    label,
    phrases: [
      ['Select "confirm" if', `Select “${RED._('form.confirm')}” if`],
      ['"Allow password over plain HTTP"', `“${RED._('account.plain')}”`],
      ['et a limit on the items', `et “${RED._('form.limit')}”`],
      ['or wait longer', `or raise “${RED._('form.wait')}”`],
    ],
    account: (scheme) =>
      vendor.schemes.length === 1
        ? `${vendor.name} account`
        : `${vendor.name} account, ${scheme.name}`,
    // msg.params takes the name, which is said where the label does not tell it.
    field: (shown, name) => (plain(shown) === plain(name) ? shown : `${shown} (${name})`),
  });
}

function plain(text: string): string {
  return text.replaceAll(/[^A-Za-z0-9]/g, '').toLowerCase();
}
