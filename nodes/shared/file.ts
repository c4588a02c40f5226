import type { IExecuteFunctions } from 'n8n-workflow';
import { BinaryFile } from '../../core';

/** A file of an incoming item, by the name of its field. */
export async function fileOf(
  context: IExecuteFunctions,
  index: number,
  property: string,
): Promise<BinaryFile> {
  const { fileName, mimeType } = context.helpers.assertBinaryData(index, property);
  const bytes = await context.helpers.getBinaryDataBuffer(index, property);
  return new BinaryFile(bytes, fileName, mimeType);
}
