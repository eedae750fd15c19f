/** The way to a value within a record. */
export type Path = readonly (string | number)[];

/** A field of what may be an object, or undefined. */
export function fieldOf(value: unknown, key: string | number): unknown {
  return typeof value === 'object' && value !== null
    ? (Object.getOwnPropertyDescriptor(value, key)?.value as unknown)
    : undefined;
}

/** `sources[0].url`; null for the record itself. */
export function printPath(path: Path): string | null {
  const text = path.map((part) => (typeof part === 'number' ? `[${part}]` : `.${part}`)).join('');
  return text === '' ? null : text.replace(/^\./, '');
}
