import { isDateTime } from '../model/date-time';
import type { StringCheck } from '../model/field';
import { parseUrl } from '../model/parse-url';

interface Check {
  /** What the text must be, as it stands in an error. */
  readonly says: string;
  test(text: string): boolean;
}

const OCTET = '(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)';
const IPV4 = `${OCTET}(?:\\.${OCTET}){3}`;
const ADDRESS = new RegExp(`^${IPV4}$`);
const NETWORK = new RegExp(`^${IPV4}/(?:3[0-2]|[12]?\\d)$`);

/** What texts are checked for before anything is sent. */
export const TEXT_CHECKS: Readonly<Record<StringCheck, Check>> = {
  ipv4: { says: 'an IPv4 address such as 10.1.2.3', test: (text) => ADDRESS.test(text) },
  cidr: { says: 'an IPv4 network such as 10.1.2.0/24', test: (text) => NETWORK.test(text) },
  url: {
    says: 'a URL that begins with http:// or https://',
    test: (text) => /^https?:\/\/./i.test(text) && parseUrl(text) !== undefined,
  },
  date: {
    says: 'a date such as 2027-01-31',
    test: (text) => /^\d{4}-\d{2}-\d{2}$/.test(text) && isDateTime(text),
  },
  email: {
    says: 'an email address such as name@example.org',
    test: (text) => /^[^\s@]+@[^\s@]+$/.test(text),
  },
};
