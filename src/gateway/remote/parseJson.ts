import { mayLoseDigits, parseExactly } from '../../answer/exactNumber.ts';

export type Json =
  | { readonly state: 'parsed'; readonly value: unknown }
  | { readonly state: 'broken'; readonly got: string };

const decoder = new TextDecoder('utf-8', { fatal: true });

/**
 * What the bytes, or a text, say, as plain values without members named `__proto__`, which whoever copies objects
 * could trip over. They may be nested so deeply that recursion fails.
 */
export function parseJson(json: Uint8Array | string): Json {
  try {
    const text = typeof json === 'string' ? json : decoder.decode(json);
    const isPlain = !mayNamePrototypes(text);
    if (mayLoseDigits(text)) {
      const value = parseExactly(text, isPlain ? undefined : withoutPrototype);
      return { state: 'parsed', value };
    }
    const value: unknown = isPlain ? JSON.parse(text) : JSON.parse(text, withoutPrototypes);
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
  return withoutPrototype(value);
}

function withoutPrototype(value: unknown): unknown {
  if (typeof value === 'object' && value !== null && Object.hasOwn(value, '__proto__')) {
    Reflect.deleteProperty(value, '__proto__');
  }
  return value;
}
