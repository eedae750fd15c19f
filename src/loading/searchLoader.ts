import { createHash } from 'node:crypto';
import type { CollectionSpec, SearchRule } from '../collections/define.ts';
import { userError } from '../errors.ts';
import { keysOf, type KnownWord } from '../search/correct.ts';
import {
  addNear,
  canBeCorrected,
  canBeNear,
  expandWord,
  readText,
  settle,
  withPieces,
  type Asked,
  type QueryWord,
} from '../search/query.ts';
import { addJoins, readingsOf } from '../search/readings.ts';
import { hasAllInNames, rankCandidates, type Candidate, type Ranked } from '../search/rank.ts';
import { createSearchPage, type Found, type SearchPage } from './searchPage.ts';
import {
  candidatePipeline,
  expansionPipeline,
  fewestLeftOut,
  maxCandidates,
  maxLookedAt,
  nearNamePipelines,
  readTogether,
  someWordsPipelines,
  type Wanted,
} from './searchPipelines.ts';
import type { Source } from './source.ts';
import { prices } from './work/prices.ts';

interface SearchArgs {
  readonly text: string;
  readonly types?: readonly string[] | null;
  readonly first?: number | null;
  readonly after?: string | null;
}

export interface SearchLoader {
  load(args: SearchArgs): SearchPage;
}

const maxTextLength = 200;
/** With fewer hits than this, entities that lack some of the words are worth showing. */
const fewHits = 3;
const maxNearWords = 500;
const nothingFound: Found = { hits: [], words: [], isWhole: true };

/** Searches one collection; equal questions of one request are asked once. */
export function createSearchLoader(
  source: Source,
  spec: CollectionSpec,
  rule: SearchRule,
): SearchLoader {
  const asked = new Map<string, Promise<Found>>();
  return {
    load: ({ text, types = null, first = null, after = null }) => {
      checkText(text);
      const given = types && [...new Set(types.map(rule.toType))].toSorted();
      const wanted = source.narrowTypes?.(given) ?? given;
      const read = readText(text);
      const question = JSON.stringify([read, wanted]);
      const find = (): Promise<Found> => {
        const found =
          asked.get(question) ??
          new Search(source, spec.name, rule).find({ ...read, text }, wanted);
        asked.set(question, found);
        return found;
      };
      const scope = `search ${createHash('sha256').update(question).digest('base64url').slice(0, 16)}`;
      return createSearchPage({ text, first, after, scope, find });
    },
  };
}

function checkText(text: string): void {
  if (text.trim() === '') {
    throw userError('BAD_USER_INPUT', 'Expected "text" to have a word, got none.');
  }
  if (text.length > maxTextLength) {
    throw userError(
      'BAD_USER_INPUT',
      `Expected "text" to have at most ${maxTextLength} characters, got ${text.length}.`,
    );
  }
}

/** One search: at most two reads of the vocabulary, then at most two of the entities. */
class Search {
  readonly #source: Source;
  readonly #collection: string;
  readonly #rule: SearchRule;

  constructor(source: Source, collection: string, rule: SearchRule) {
    this.#source = source;
    this.#collection = collection;
    this.#rule = rule;
  }

  async find(
    asked: Asked & { readonly text: string },
    types: readonly string[] | null,
  ): Promise<Found> {
    this.#source.purse.pay(prices.search);
    const expanded = await this.#expand(asked);
    const isCorrected = expanded.some(canBeCorrected);
    const typed = isCorrected ? await this.#addNear(expanded) : expanded;
    if (knownOf(typed).length === 0 || types?.length === 0) return nothingFound;
    this.#source.noteBatch?.(this.#rule.loader, 1);
    const whole = await this.#readWhole(this.#wanted(typed, types));
    const isTold =
      typed.length === 1 ||
      rankCandidates(whole, readingsOf(typed), asked.text).some(hasAllInNames);
    const isDoubted = !isTold && !isCorrected;
    const words = isDoubted ? await this.#addNear(typed) : typed;
    const others = await this.#readOthers(this.#wanted(words, types), { whole, isTold });
    const candidates = new Map([...whole, ...others].map((found) => [found._id, found]));
    const hits = rankCandidates(
      [...candidates.values()].slice(0, maxCandidates),
      readingsOf(words),
      asked.text,
    );
    return {
      hits,
      words: this.#settle(words, hits[0]),
      isWhole: isWhole(words, types) && candidates.size < fewestLeftOut,
    };
  }

  #settle(words: readonly QueryWord[], best: Ranked | undefined): readonly QueryWord[] {
    // Of a word that only what may not be searched for has, nothing is told.
    return best === undefined && this.#source.narrowTypes != null ? [] : settle(words, best);
  }

  /** What has all of the words. */
  async #readWhole(wanted: Wanted): Promise<readonly Candidate[]> {
    const isKnown = knownOf(wanted.words).length === wanted.words.length;
    return isKnown ? this.#read(candidatePipeline(wanted)) : [];
  }

  /** What has not all of the words: whole names near to them, and what has some where few have all. */
  async #readOthers(
    wanted: Wanted,
    { whole, isTold }: { readonly whole: readonly Candidate[]; readonly isTold: boolean },
  ): Promise<readonly Candidate[]> {
    const isFew = wanted.words.length > 1 && whole.length < fewHits;
    const pipelines = [
      ...(isTold ? [] : nearNamePipelines(wanted)),
      ...(isFew ? someWordsPipelines({ ...wanted, words: knownOf(wanted.words) }) : []),
    ];
    return pipelines.length === 0 ? [] : this.#read(readTogether(this.#collection, pipelines));
  }

  #wanted(words: readonly QueryWord[], types: readonly string[] | null): Wanted {
    return { collection: this.#collection, words, types };
  }

  async #expand({ words, joins }: Asked): Promise<readonly QueryWord[]> {
    if (words.length === 0) return [];
    const { vocabulary } = this.#rule;
    const pipeline = expansionPipeline(
      vocabulary,
      withPieces(words),
      joins.flatMap((join) => join.readings.flat()),
    );
    const found = await this.#source.reader.aggregate<KnownWord>(vocabulary, pipeline);
    const known = [...new Map(found.map((word) => [word._id, word])).values()];
    const expanded = words.flatMap((word) => expandWord(word, known));
    return addJoins(expanded, joins, known);
  }

  /** The words with what may be meant: all of them, since one that is known may be a typo, too. */
  async #addNear(words: readonly QueryWord[]): Promise<readonly QueryWord[]> {
    const doubted = words.length === 1 ? words.filter(canBeCorrected) : words.filter(canBeNear);
    if (doubted.length === 0) return words;
    const keys = doubted.flatMap(({ word }) => keysOf(word));
    // The vocabulary's documents are declared with these fields.
    const known = (await this.#source.reader.find(
      this.#rule.vocabulary,
      // A word with a letter too many becomes itself without that, however short it is.
      { $or: [{ deletions: { $in: keys } }, { _id: { $in: keys } }] },
      {
        projection: { word: 1, count: 1 },
        sort: { count: -1, _id: -1 },
        limit: maxNearWords,
      },
    )) as readonly unknown[] as readonly KnownWord[];
    const whole = words.map((word) => (doubted.includes(word) ? addNear(word, known) : word));
    // One word is all of a name too easily.
    return words.length === 1 ? whole.map((word) => ({ ...word, near: [] })) : whole;
  }

  #read(pipeline: Parameters<Source['reader']['aggregate']>[1]): Promise<readonly Candidate[]> {
    return this.#source.reader.aggregate<Candidate>(this.#collection, pipeline);
  }
}

function knownOf(words: readonly QueryWord[]): readonly QueryWord[] {
  return words.filter(({ frequency }) => frequency > 0);
}

/** Whether all that has the words can have been looked at. */
function isWhole(words: readonly QueryWord[], types: readonly string[] | null): boolean {
  const rarest = Math.min(...words.map(({ frequency }) => frequency));
  return rarest < (words.length > 1 || types !== null ? maxLookedAt : Infinity);
}
