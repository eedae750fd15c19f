import type { KnownWord } from './correct.ts';
import { toQueryWord, weightOf, type QueryWord } from './query.ts';
import type { Join } from './words.ts';

interface KnownJoin {
  readonly joined: readonly QueryWord[];
  readonly join: Join;
}

/** The words, each found as well where an entity has it and its neighbour as one, or by another name. */
export function addJoins(
  words: readonly QueryWord[],
  asked: readonly Join[],
  vocabulary: readonly KnownWord[],
): readonly QueryWord[] {
  const known = asked.flatMap((join) => knownJoin(join, vocabulary) ?? []);
  const dropped = asked
    .filter((one) => !known.some(({ join }) => join === one))
    .map((join) => join.dropped);
  const taken = new Set<QueryWord>();
  return words.flatMap((word) => {
    if (dropped.includes(word.word)) return [];
    const here = known.filter(({ join }) => join.of.includes(word.word));
    const alone = here.find(({ join }) => join.isAlone);
    if (alone === undefined) return here.reduce(withJoin, word);
    const [first] = alone.joined;
    if (first === undefined || taken.has(first)) return [];
    taken.add(first);
    return here
      .filter((other) => other !== alone && hasAllOf(other.join, alone.join))
      .reduce(withJoin, first);
  });
}

/** The first reading of which each word is known. */
function knownJoin(join: Join, vocabulary: readonly KnownWord[]): KnownJoin | null {
  for (const reading of join.readings) {
    const found = reading.flatMap((name) => vocabulary.find(({ _id }) => _id === name) ?? []);
    if (found.length === reading.length) {
      return { join, joined: found.map((word) => readWhole(word._id, [word])) };
    }
  }
  const [unknown = []] = join.readings;
  return join.isWhole ? { join, joined: unknown.map((word) => readWhole(word, [])) } : null;
}

function readWhole(word: string, known: readonly KnownWord[]): QueryWord {
  const frequency = known[0]?.count ?? 0;
  return toQueryWord(word, known, { frequency, correctedFrom: null, written: new Map() });
}

/** Whether one reads all that another does. */
function hasAllOf({ of }: Join, other: Join): boolean {
  return other.of.every((word) => of.includes(word));
}

function withJoin(word: QueryWord, { joined }: KnownJoin): QueryWord {
  // What has all of the other name has its rarest word.
  const [rarest] = joined.toSorted((a, b) => a.frequency - b.frequency);
  if (rarest === undefined) return word;
  const frequency = word.frequency + rarest.frequency;
  return {
    ...word,
    joins: [...word.joins, joined],
    nameTerms: [...word.nameTerms, ...rarest.nameTerms],
    textTerms: [...word.textTerms, ...rarest.textTerms],
    frequency,
    weight: weightOf(frequency),
  };
}

/** The ways to read the words: as they are, then with some of them as others. */
export function readingsOf(words: readonly QueryWord[]): readonly (readonly QueryWord[])[] {
  const joins = new Set(words.flatMap((word) => word.joins));
  return [
    words,
    ...[...joins].map((joined) => {
      const first = words.findIndex((word) => word.joins.includes(joined));
      return words.flatMap((word, index) =>
        index === first ? joined : word.joins.includes(joined) ? [] : [word],
      );
    }),
  ];
}
