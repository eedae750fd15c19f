/**
 * Gives the memory of bytes back at once, which otherwise waits for a collection of long-lived memory. Only for bytes
 * that nobody reads any more; what shares its memory with other bytes is left alone.
 */
export function giveBack(bytes: Buffer): void {
  const memory = bytes.buffer;
  if (bytes.length === 0 || !(memory instanceof ArrayBuffer)) return;
  if (memory.byteLength === bytes.length) memory.transfer(0);
}
