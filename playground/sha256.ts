/** The SHA-256 of a text in hex; the browser's own is there on pages of HTTPS and of this machine only. */
export function sha256(text: string): string {
  const bytes = padded(new TextEncoder().encode(text));
  const view = new DataView(bytes.buffer);
  const state = Uint32Array.from(rootsOfPrimes(8, Math.sqrt));
  for (let at = 0; at < bytes.length; at += BLOCK) mixBlock(state, view, at);
  return [...state].map((word) => word.toString(16).padStart(8, '0')).join('');
}

const BLOCK = 64;
const ROUNDS = Uint32Array.from(rootsOfPrimes(64, Math.cbrt));

/** A one behind the text, and its length in bits at the end of the last block. */
function padded(text: Uint8Array): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(Math.ceil((text.length + 9) / BLOCK) * BLOCK);
  bytes.set(text);
  bytes[text.length] = 0x80;
  new DataView(bytes.buffer).setUint32(bytes.length - 4, text.length * 8);
  return bytes;
}

/** The first 32 bits behind the point. */
function rootsOfPrimes(count: number, root: (prime: number) => number): readonly number[] {
  const primes: number[] = [];
  for (let number = 2; primes.length < count; number += 1) {
    if (primes.every((prime) => number % prime !== 0)) primes.push(number);
  }
  return primes.map((prime) => Math.floor((root(prime) % 1) * 2 ** 32));
}

function mixBlock(state: Uint32Array, view: DataView, at: number): void {
  const words = new Uint32Array(64);
  for (let index = 0; index < 64; index += 1) {
    words[index] = index < 16 ? view.getUint32(at + index * 4) : wordAt(words, index);
  }
  let now: Eight = eightOf(state);
  for (const [index, word] of words.entries()) {
    const [a, b, c, d, e, f, g, h] = now;
    const chosen = (e & f) ^ (~e & g);
    const first = (h + turned(e, 6, 11, 25) + chosen + (ROUNDS[index] ?? 0) + word) | 0;
    const most = (a & b) ^ (a & c) ^ (b & c);
    const second = (turned(a, 2, 13, 22) + most) | 0;
    now = [(first + second) | 0, a, b, c, (d + first) | 0, e, f, g];
  }
  for (const [index, value] of now.entries()) state[index] = (state[index] ?? 0) + value;
}

type Eight = readonly [number, number, number, number, number, number, number, number];

function eightOf(state: Uint32Array): Eight {
  const at = (index: number): number => state[index] ?? 0;
  return [at(0), at(1), at(2), at(3), at(4), at(5), at(6), at(7)];
}

function wordAt(words: Uint32Array, index: number): number {
  const at = (back: number): number => words[index - back] ?? 0;
  const first = turn(at(15), 7) ^ turn(at(15), 18) ^ (at(15) >>> 3);
  const second = turn(at(2), 17) ^ turn(at(2), 19) ^ (at(2) >>> 10);
  return (at(16) + first + at(7) + second) | 0;
}

function turned(word: number, ...by: readonly number[]): number {
  return by.reduce((mixed, bits) => mixed ^ turn(word, bits), 0);
}

function turn(word: number, bits: number): number {
  return (word >>> bits) | (word << (32 - bits));
}
