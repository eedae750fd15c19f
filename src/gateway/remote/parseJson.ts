/** More than any query's depth; far less than what makes recursive code fail. */
const MAX_NESTING = 200;

export type Json =
  | { readonly state: 'parsed'; readonly value: unknown }
  | { readonly state: 'broken'; readonly got: string };

const decoder = new TextDecoder('utf-8', { fatal: true });

/**
 * What the bytes say, as plain values: nested so little that it can be walked and written by
 * recursion, and without members named `__proto__`, which whoever copies objects could trip over.
 */
export function parseJson(bytes: Uint8Array): Json {
  if (isNestedTooDeeply(bytes)) return { state: 'broken', got: 'JSON nested too deeply' };
  try {
    const text = decoder.decode(bytes);
    const value: unknown = mayNamePrototypes(text)
      ? JSON.parse(text, withoutPrototypes)
      : JSON.parse(text);
    return { state: 'parsed', value };
  } catch {
    return { state: 'broken', got: 'JSON that cannot be parsed' };
  }
}

/** Each of its letters can also be spelt as an escape; without any, no regular expression need look. */
function mayNamePrototypes(text: string): boolean {
  return text.includes('__proto__') || (text.includes('\\u00') && ESCAPED_LETTER.test(text));
}

const ESCAPED_LETTER = /\\u00(?:5f|[67][\da-f])/i;

function withoutPrototypes(_key: string, value: unknown): unknown {
  if (typeof value === 'object' && value !== null && Object.hasOwn(value, '__proto__')) {
    Reflect.deleteProperty(value, '__proto__');
  }
  return value;
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;

function isNestedTooDeeply(bytes: Uint8Array): boolean {
  if (bytes.length <= MAX_NESTING) return false;
  let depth = 0;
  for (let at = 0; at < bytes.length; at += 1) {
    switch (bytes[at] ?? 0) {
      case QUOTE:
        at = endOfString(bytes, at);
        break;
      case 0x5b: // [
      case 0x7b: // {
        depth += 1;
        if (depth > MAX_NESTING) return true;
        break;
      case 0x5d: // ]
      case 0x7d: // }
        depth -= 1;
        break;
    }
  }
  return false;
}

/** Where the quote is that ends the string; the end of all bytes where there is none. */
function endOfString(bytes: Uint8Array, start: number): number {
  // Most strings are short: looking at each byte is quicker than a search that has to be called.
  for (let at = start + 1; at < bytes.length; at += 1) {
    const byte = bytes[at];
    if (byte === QUOTE) return at;
    if (byte === BACKSLASH) at += 1;
  }
  return bytes.length;
}
