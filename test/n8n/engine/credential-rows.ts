import './instance';
import type { ICredentialDataDecryptedObject, INodeCredentialsDetails } from 'n8n-workflow';
import { Credentials } from 'n8n-core';

/** One credential as a person would have saved it in the editor. */
export interface CredentialSeed {
  readonly id: string;
  readonly name?: string;
  readonly type: string;
  readonly data: ICredentialDataDecryptedObject;
}

interface Row {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  data: string;
}

/**
 * The `credentials_entity` table: rows encrypted by n8n-core's own cipher. Every engine that is
 * given the same rows sees what another one wrote, as the processes of queue mode do.
 */
export class CredentialRows {
  private readonly rows = new Map<string, Row>();
  private readCount = 0;
  private updateCount = 0;

  static async from(seeds: readonly CredentialSeed[]): Promise<CredentialRows> {
    const rows = new CredentialRows();
    for (const seed of seeds) await rows.save(seed);
    return rows;
  }

  /** How often an engine read a row: n8n reads and decrypts it for each authenticated request. */
  get reads(): number {
    return this.readCount;
  }

  /** How often an engine wrote a row: n8n does so once a stored sign-in. */
  get updates(): number {
    return this.updateCount;
  }

  /** Saves a row as the editor does. Does not count as an update by an engine. */
  async save({ id, name = id, type, data }: CredentialSeed): Promise<void> {
    this.rows.set(id, { id, name, type, data: await encrypt({ id, name, type }, data) });
  }

  /**
   * Changes stored fields behind every engine's back: a person edits the account, another
   * process stores a token, a grant is made to look old.
   */
  async edit(
    id: string,
    change: (data: ICredentialDataDecryptedObject) => ICredentialDataDecryptedObject,
  ): Promise<void> {
    const row = this.row(id);
    row.data = await encrypt(row, change(await this.data(id)));
  }

  /** The decrypted content of a row, expressions unresolved and defaults not applied. */
  async data(id: string): Promise<ICredentialDataDecryptedObject> {
    const row = this.row(id);
    return await new Credentials({ id, name: row.name }, row.type, row.data).getData();
  }

  /** What lies in the database: cipher text. */
  stored(id: string): string {
    return this.row(id).data;
  }

  /** What a node keeps of its credential: id and name. */
  reference(id: string): INodeCredentialsDetails {
    return { id, name: this.row(id).name };
  }

  /** For engines: the row as a `Credentials` object of n8n-core. Counts as a read. */
  open(id: string, type: string): Credentials {
    const row = this.rows.get(id);
    if (row?.type !== type) {
      throw new Error(`Credential with ID "${id}" does not exist for type "${type}".`);
    }
    this.readCount += 1;
    return new Credentials({ id, name: row.name }, row.type, row.data);
  }

  /** For engines: stores what `open` gave. No compare-and-swap, as in n8n. Counts as an update. */
  update(credentials: Credentials): void {
    this.row(credentials.id ?? '').data = cipherText(credentials);
    this.updateCount += 1;
  }

  private row(id: string): Row {
    const row = this.rows.get(id);
    if (row === undefined) throw new Error(`There is no credential row "${id}".`);
    return row;
  }
}

async function encrypt(
  { id, name, type }: Omit<Row, 'data'>,
  data: ICredentialDataDecryptedObject,
): Promise<string> {
  const credentials = new Credentials({ id, name }, type);
  await credentials.setData(data);
  return cipherText(credentials);
}

function cipherText(credentials: Credentials): string {
  const { data } = credentials.getDataToSave();
  if (data === undefined) throw new Error('No credentials were set to save.');
  return data;
}
