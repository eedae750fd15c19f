/** Ends of lines to some readers (of Python's httpx, and others that go by Unicode), which JSON has in strings as they are. */
const LINE_ENDS = /[\u0085\u2028\u2029]/g;

/** A value as JSON that stays one line, whatever its reader takes for the end of one. */
export function jsonLine(value: object | string | number | boolean | null): string {
  return JSON.stringify(value).replace(LINE_ENDS, escaped);
}

function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
