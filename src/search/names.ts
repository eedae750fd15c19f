/** The other names that a name has in it. */
export interface NamesWithin {
  readonly abbreviations: readonly string[];
  readonly aliases: readonly string[];
}

/**
 * Reads a name as people write them: `E3: Economy, Energy and Environment` begins with an
 * abbreviation, `National Laboratory of the Rockies (formerly NREL)` ends with one.
 */
export function namesWithin(name: string): NamesWithin {
  const inner = [...name.matchAll(/\(([^)]+)\)/g)]
    .map(([, text = '']) => text.replace(/^formerly /i, '').trim())
    .filter((text) => /\p{L}{2}/u.test(text));
  const outer = name.replace(/\s*\([^)]*\)/g, '').trim();
  const [head = '', tail] = outer.split(/: | [-–] /, 2);
  const found = [
    ...inner,
    ...(outer === name ? [] : [outer]),
    ...(tail === undefined ? [] : [head, tail]),
  ];
  return {
    abbreviations: found.filter(isAbbreviation),
    aliases: found.filter((text) => !isAbbreviation(text)),
  };
}

function isAbbreviation(text: string): boolean {
  return /^[\p{L}\p{N}&*/-]{2,10}$/u.test(text) && /\p{Lu}.*[\p{Lu}\p{N}]/u.test(text);
}
