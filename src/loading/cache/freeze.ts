/** Freezes a value with all that is in it, and says about how many bytes it takes in memory. */
export function freezeDeep(value: unknown): number {
  if (typeof value === 'string') return 16 + value.length;
  if (typeof value !== 'object' || value === null) return 8;
  // Nobody can change a Date by its properties, and Buffers cannot be frozen.
  if (!ArrayBuffer.isView(value)) Object.freeze(value);
  let bytes = 32;
  for (const part of Object.values(value) as unknown[]) bytes += 8 + freezeDeep(part);
  return bytes;
}
