import path from 'node:path';

const FOLDER = path.join(__dirname, '..', '..', 'docs', 'pictures');

/**
 * Where a picture of the README or the docs is: tests renew them while `PICTURES` is set, and leave them
 * alone otherwise.
 */
export function pictureToRenew(name: string): `${string}.png` | undefined {
  return process.env['PICTURES'] === undefined ? undefined : `${path.join(FOLDER, name)}.png`;
}
