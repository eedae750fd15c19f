import { isStopWord, unitsOf, type Join, type Unit } from './words.ts';

/**
 * What the data call one way, and people others: in each row the name that topics or records have, then those that
 * are read as this name.
 */
const rows: readonly (readonly [name: string, ...others: string[]])[] = [
  // https://www.nist.gov/topic-terms/additive-manufacturing: "also known as 3D printing"; ISO/ASTM 52900 has AM, too.
  ['additive manufacturing', '3D printing', '3D print', '3D printer', 'AM'],
  // https://wisegeek.net/what-is-an-energy-assessment.htm: for a plant what an energy audit is for a residence.
  ['energy assessment', 'energy audit', 'energy auditing'],
  // https://doi.org/10.1177/0954405417736547: "frequently used synonymously with smart manufacturing".
  ['smart manufacturing', 'Industry 4.0', 'smart factory'],
  // Abbreviations of topics.
  ['intellectual property', 'IP'],
  ['research and development', 'R&D', 'R & D'],
];

let known: ReadonlyMap<string, readonly string[]> | null = null;

/** By the words of what people say, the words that it is read as. */
function readings(): ReadonlyMap<string, readonly string[]> {
  known ??= new Map(
    rows.flatMap(([name, ...others]) =>
      others.map((other) => [wordsOfName(other).join(' '), wordsOfName(name)]),
    ),
  );
  return known;
}

function wordsOfName(name: string): readonly string[] {
  return telling(unitsOf(name)).map(({ word }) => word);
}

function telling(units: readonly Unit[]): readonly Unit[] {
  return units.filter(({ word }) => !isStopWord(word));
}

const mostWords = 3;

/** What else a text's words are called, `additive manufacturing` of "3-D printing". */
export function synonymsOf(text: string): readonly Join[] {
  const units = telling(unitsOf(text));
  return units.flatMap((_unit, start) =>
    Array.from({ length: mostWords }, (_each, more) => units.slice(start, start + more + 1))
      .filter((said, more) => said.length === more + 1)
      .flatMap((said) => readAs(said)),
  );
}

function readAs(said: readonly Unit[]): readonly Join[] {
  const reading = readings().get(said.map(({ word }) => word).join(' '));
  return reading === undefined ? [] : [{ readings: [reading], of: said.flatMap(({ of }) => of) }];
}
