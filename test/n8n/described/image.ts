/** A file as an item has it. */
export const IMAGE = {
  image: {
    data: Buffer.from('<svg/>').toString('base64'),
    mimeType: 'image/svg+xml',
    fileName: 'disk.svg',
  },
};
