/**
 * The field that an argument, input field or enum value is about by its name: it has the name, or begins with it. So
 * `PRICE`, `priceAtLeast`, `price_gt` and `PRICE_DESC` are about `price`, and none of them where there is a field of a
 * longer such name.
 */
export function isAbout(name: string, fields: readonly string[]): string | null {
  const words = wordsOf(name);
  let found: { readonly field: string; readonly length: number } | null = null;
  for (const field of fields) {
    const own = wordsOf(field);
    const begins = own.every((word, at) => isAlike(word, words[at]));
    if (begins && own.length > (found?.length ?? 0)) found = { field, length: own.length };
  }
  return found?.field ?? null;
}

/** Whether two words are the same but for a plural. */
function isAlike(word: string, other: string | undefined): boolean {
  return (
    other !== undefined &&
    (word === other || pluralsOf(word).includes(other) || pluralsOf(other).includes(word))
  );
}

function pluralsOf(word: string): readonly string[] {
  return [`${word}s`, `${word.slice(0, -1)}ies`];
}

function wordsOf(name: string): readonly string[] {
  return name
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .split('_')
    .filter((word) => word !== '');
}
