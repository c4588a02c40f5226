/** IPv4 as a number, for ranges and masks. */
export function toNumber(address: string): number {
  return address.split('.').reduce((value, octet) => value * 256 + Number(octet), 0);
}

export function toAddress(value: number): string {
  return [24, 16, 8, 0].map((shift) => Math.floor(value / 2 ** shift) % 256).join('.');
}

export function isAddress(text: string): boolean {
  const octets = text.split('.');
  return (
    octets.length === 4 && octets.every((octet) => /^\d{1,3}$/.test(octet) && Number(octet) < 256)
  );
}

/** How many addresses a mask spans. */
export function span(maskLength: number): number {
  return 2 ** (32 - maskLength);
}

interface Block {
  readonly address: string;
  readonly mask_length: number;
}

export function contains(block: Block, address: string): boolean {
  const first = toNumber(block.address);
  const value = toNumber(address);
  return value >= first && value < first + span(block.mask_length);
}

export function overlaps(left: Block, right: Block): boolean {
  return contains(left, right.address) || contains(right, left.address);
}

export function isAligned(block: Block): boolean {
  return toNumber(block.address) % span(block.mask_length) === 0;
}
