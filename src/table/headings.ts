/** What pages put between a list and its elements. */
export const PLUMBING: ReadonlySet<string> = new Set(['nodes', 'edges', 'node']);

const SPELLED: Readonly<Record<string, string>> = {
  id: 'ID',
  url: 'URL',
  usd: 'USD',
  zip: 'ZIP',
  fips: 'FIPS',
  nist: 'NIST',
  mep: 'MEP',
  __typename: 'type',
};

/** `state.centers.totalCount` as people say it: "State centers count". */
export function headingOf(path: string): string {
  const words = path
    .split('.')
    .filter((segment) => !PLUMBING.has(segment))
    .flatMap(wordsOf);
  const text = words.join(' ');
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** One of what a list is called by: "centers" to "center", "agencies" to "agency". */
export function singular(word: string): string {
  if (/[^aeiou]ies$/i.test(word)) return `${word.slice(0, -3)}y`;
  return /[^s]s$/i.test(word) ? word.slice(0, -1) : word;
}

function wordsOf(segment: string): readonly string[] {
  if (segment === 'totalCount') return ['count'];
  if (segment in SPELLED) return [SPELLED[segment] ?? segment];
  return segment
    .replaceAll('_', ' ')
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .trim()
    .split(/\s+/)
    .map((word) => SPELLED[word.toLowerCase()] ?? word.toLowerCase());
}
