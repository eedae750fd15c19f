/** Looks up whether it is the same to counting: numbers, lengths of lists, and that there is nothing. */
export function shapeOf(names: readonly string[], sent: Readonly<Record<string, unknown>>): string {
  return names.map((name) => (Object.hasOwn(sent, name) ? shape(sent[name]) : '-')).join(',');
}

function shape(value: unknown): string {
  if (value === null) return 'null';
  if (typeof value === 'number') return String(value);
  return Array.isArray(value) ? `[${value.length}]` : 'x';
}
