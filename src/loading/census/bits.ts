/** A set of small numbers, as bits. */
export type Bits = Uint32Array;

export function noBits(size: number): Bits {
  return new Uint32Array(Math.ceil(size / 32));
}

export function allBits(size: number): Bits {
  const bits = noBits(size).fill(0xffffffff);
  const last = bits.length - 1;
  if (size % 32 > 0) bits[last] = 2 ** (size % 32) - 1;
  return bits;
}

export function addBit(bits: Bits, number: number): void {
  const word = number >>> 5;
  bits[word] = (bits[word] ?? 0) | (1 << (number & 31));
}

export function hasBit(bits: Bits, number: number): boolean {
  return ((bits[number >>> 5] ?? 0) & (1 << (number & 31))) !== 0;
}

/** Adds all of `others` to `bits`. */
export function addBits(bits: Bits, others: Bits): void {
  for (let word = 0; word < bits.length; word += 1) {
    bits[word] = (bits[word] ?? 0) | (others[word] ?? 0);
  }
}

/** Keeps in `bits` what is in `others` as well. */
export function keepBits(bits: Bits, others: Bits): void {
  for (let word = 0; word < bits.length; word += 1) {
    bits[word] = (bits[word] ?? 0) & (others[word] ?? 0);
  }
}

export function countBits(bits: Bits): number {
  let count = 0;
  for (let rest of bits) {
    while (rest !== 0) {
      rest &= rest - 1;
      count += 1;
    }
  }
  return count;
}
