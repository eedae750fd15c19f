/** The value of a leaf; that of a key tells the number of its entity. */
export function imagineLeaf(
  type: string,
  seed: string,
  key: { readonly number: number | null; readonly name: string },
): unknown {
  const { number, name } = key;
  switch (type) {
    case 'Int':
      return number ?? hash(seed) % 100_000;
    case 'Float':
      return number ?? (hash(seed) % 100_000) / 4;
    case 'Boolean':
      return hash(seed) % 2 === 0;
    case 'Moment':
      return number === null ? { at: hash(seed) % 1000, zone: 'UTC' } : `${name}-${number}`;
    default:
      return number === null ? `${type} ${hash(seed)}` : `${name}-${number}`;
  }
}

/** FNV-1a, well mixed. */
export function hash(text: string): number {
  let state = 2166136261;
  for (let index = 0; index < text.length; index += 1) {
    state = Math.imul(state ^ text.charCodeAt(index), 16777619);
  }
  state = Math.imul(state ^ (state >>> 15), 2246822519);
  return (state ^ (state >>> 13)) >>> 0;
}

/** Each value of lists of any depth; null stays null. */
export function project(value: unknown, of: (one: unknown) => unknown): unknown {
  if (Array.isArray(value)) return value.map((element) => project(element, of));
  return value === null || value === undefined ? null : of(value);
}
