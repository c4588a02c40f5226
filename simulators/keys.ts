/**
 * RSA keys for certificates that live as long as a run. Making one takes up to half a second, so each
 * machine keeps a stock in `.cache/`: they guard nothing but servers on 127.0.0.1.
 */
import { generateKeyPair, randomInt } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';

const STOCK = path.join(__dirname, '..', '.cache', 'simulator-keys.json');
const SIZE = 16;

let stock: Promise<readonly string[]> | undefined;
let next = randomInt(SIZE);

/** A private key as PEM (PKCS#8). Another one with each call, until all of the stock were given. */
export async function privateKey(): Promise<string> {
  stock ??= existsSync(STOCK) ? Promise.resolve(readStock()) : makeStock();
  const keys = await stock;
  next = (next + 1) % SIZE;
  return keys[next] ?? makeKey();
}

function readStock(): readonly string[] {
  return JSON.parse(readFileSync(STOCK, 'utf8')) as readonly string[];
}

async function makeStock(): Promise<readonly string[]> {
  const keys = await Promise.all(Array.from({ length: SIZE }, makeKey));
  mkdirSync(path.dirname(STOCK), { recursive: true });
  // Another process may make its own at this moment: each file is whole, and the last one stays.
  const mine = `${STOCK}.${String(process.pid)}`;
  writeFileSync(mine, JSON.stringify(keys), { mode: 0o600 });
  renameSync(mine, STOCK);
  return keys;
}

async function makeKey(): Promise<string> {
  const { privateKey: key } = await promisify(generateKeyPair)('rsa', { modulusLength: 2048 });
  return key.export({ type: 'pkcs8', format: 'pem' }).toString();
}
