/**
 * Prepares n8n-core as n8n's own start-up does before a credential can be read: decorator
 * metadata, a user folder that is not the developer's own, an encryption key and its provider,
 * and a log that tests can read. Import this before anything else of n8n-core.
 */
import './environment';
import 'reflect-metadata';
import { inspect } from 'node:util';
import { Logger } from '@n8n/backend-common';
import { Container } from '@n8n/di';
import { Cipher, EncryptionKeyProxy, InstanceSettings } from 'n8n-core';

const lines: string[] = [];

/** Everything n8n has logged in this jest worker since the file began, at any level. */
export function loggedLines(): readonly string[] {
  return lines;
}

const logger = Container.get(Logger);
for (const level of ['error', 'warn', 'info', 'debug'] as const) {
  logger[level] = (message, metadata) => {
    lines.push(`${level}: ${message} ${metadata === undefined ? '' : inspect(metadata)}`);
  };
}

const cipher = Container.get(Cipher);
/** The descriptor of an n8n without key rotation: data without a prefix, under the instance key. */
const instanceKey = {
  id: 'instance',
  value: cipher.encryptDEKWithInstanceKey(Container.get(InstanceSettings).encryptionKey),
  algorithm: 'aes-256-cbc',
  format: 'no-prefix',
} as const;

Container.get(EncryptionKeyProxy).setProvider({
  getActiveKey: () => Promise.resolve(instanceKey),
  getKeyById: () => Promise.resolve(null),
  getLegacyKey: () => Promise.resolve(instanceKey),
});
