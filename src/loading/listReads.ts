import type { CollectionSpec } from '../collections/define.ts';
import type { FacetRule } from '../collections/facets.ts';
import type { Count } from '../paging/paging.ts';
import type { Census } from './census/census.ts';
import {
  countInCensus,
  isWorthCensus,
  pagesInCensus,
  tallyInCensus,
  type CensusQuestion,
} from './census/censusReads.ts';
import { maxCensus, takeCensus, takeCensusOf } from './census/censusTaker.ts';
import { countEach, countRoot, toCount } from './counting.ts';
import { orderOf } from './keyset.ts';
import type { Parents } from './lookUp.ts';
import type { Member } from './members.ts';
import { PageDocuments } from './pageDocuments.ts';
import { findEach, findRoot } from './pageReads.ts';
import type { Question } from './question.ts';
import type { StoredDoc } from '../collections/define.ts';
import type { Source } from './source.ts';
import { surveyTally, tallyUp } from './tally.ts';
import { canTallyBy, tallyEach, toTable, type Table } from './tallyByParent.ts';
import type { PricedTally, Survey } from './tallyQuestion.ts';
import {
  priceOfCounts,
  priceOfFound,
  priceOfLooking,
  rootCountPrice,
  rootPagePrice,
  startPrice,
} from './work/listPrices.ts';
import { prices } from './work/prices.ts';

/** Which elements of which lists: those of the whole collection, or of each of some parents. */
export interface Lists {
  readonly members: readonly Member[];
  /** Null for the whole collection, which is one list. */
  readonly parents: Parents | null;
}

interface Weight {
  /** Of asking the database. */
  readonly price: number;
  /** Documents of the collection, about. */
  readonly size: number;
}

/**
 * What is asked of one collection's lists in one operation, each question paid for before. A little is
 * asked of the database; much of a small collection is answered by its census, which is read once.
 */
export class ListReads {
  readonly #source: Source;
  readonly #spec: CollectionSpec;
  readonly #surveys = new Map<string, Promise<Survey>>();
  readonly #documents: PageDocuments;
  #census: Promise<Census> | undefined;
  readonly #censusesOf = new Map<string, Promise<Census | null>>();
  /** What was asked of the database so far, and would have been. */
  #points = 0;

  constructor(source: Source, spec: CollectionSpec) {
    this.#source = source;
    this.#spec = spec;
    this.#documents = new PageDocuments(source.documents, spec.name);
  }

  async count(lists: Lists): Promise<readonly Count[]> {
    const { reader, purse } = this.#source;
    const { name } = this.#spec;
    const { members, parents } = lists;
    if (parents === null) {
      if (members.length > 0) purse.pay(rootCountPrice(members, await this.#size()));
      return [await countRoot(reader, name, members)];
    }
    const size = await this.#size();
    const price = priceOfCounts({ members, keys: parents.keys, size, isSmall: size <= maxCensus });
    const census = await this.#censusFor(lists, { price, size });
    if (census !== null) return countInCensus(this.#asked(lists, census));
    if (price > size * prices.keyTalliedUnderFilter && this.#canTallyBy(parents)) {
      const rules = [{ field: parents.field, isList: true }] as const;
      const { rows } = await tallyUp(reader, this.#tallyQuestion(members, rules, size));
      return parents.keys.map(([key = '']) => toCount({ count: rows.countOf(key) }));
    }
    purse.pay(price, size);
    return countEach(reader, name, { members, ...parents });
  }

  #canTallyBy({ field, keys }: Parents): boolean {
    return canTallyBy(this.#spec, keys, field);
  }

  /** How many elements have which values, and of two facets, how many have both. */
  async tally(lists: Lists, rules: readonly [FacetRule, FacetRule?]): Promise<readonly Table[]> {
    const { reader, purse } = this.#source;
    const { members, parents } = lists;
    const size = await this.#size();
    const passes = rules[1] === undefined ? 1 : 3;
    const price = size * (parents?.keys.length ?? 1) * passes * prices.documentLookedAt;
    const census = await this.#censusFor(lists, { price, size });
    if (census !== null) return tallyInCensus(this.#asked(lists, census), rules).map(toTable);
    const question = this.#tallyQuestion(members, rules, size);
    const tables =
      parents === null
        ? [toTable(await tallyUp(reader, question))]
        : await tallyEach(reader, question, parents);
    purse.payForFound(tables.reduce((sum, { pairs }) => sum + pairs.size, 0) * prices.cell, size);
    return tables;
  }

  async find(
    question: Question,
    parents: Parents | null,
  ): Promise<readonly (readonly StoredDoc[])[]> {
    const { reader, purse, walks, sizes } = this.#source;
    const { members, cut } = question;
    // Of a plain page of a whole collection no more is read than is asked for.
    const size = parents === null && members.length < 2 ? 0 : await this.#size();
    const lists = { members, parents };
    const pages = { members, lists: parents?.keys.length ?? 0, limit: cut.limit, size };
    const looking = parents === null ? rootPagePrice(members, size) : priceOfLooking(pages);
    const found = parents === null ? 0 : priceOfFound(pages);
    const price = looking + found;
    const census = parents === null ? null : await this.#censusFor(lists, { price, size });
    if (census !== null) {
      const ids = pagesInCensus(this.#asked(lists, census), question);
      this.#payForValues(ids, question);
      return this.#documents.loadPages(ids, question.projection);
    }
    purse.pay(looking, size);
    purse.payForFound(found, size);
    const rows =
      parents === null
        ? [await findRoot(reader, question)]
        : await findEach(reader, question, { parents, walks, sizes });
    this.#payForValues(rows, question);
    return rows;
  }

  #payForValues(pages: readonly (readonly unknown[])[], { projection }: Question): void {
    const rows = pages.reduce((sum, page) => sum + page.length, 0);
    this.#source.purse.payForFound(rows * Object.keys(projection).length * prices.value);
  }

  #asked({ members, parents }: Lists, census: Census): CensusQuestion {
    return { census, members, parents, purse: this.#source.purse };
  }

  /**
   * The census that answers: of a small collection, where all that was asked comes to more than reading it;
   * of a large one, of what holds the members, where that is little. Null where the database is asked.
   */
  async #censusFor({ members, parents }: Lists, { price, size }: Weight): Promise<Census | null> {
    const { reader, purse } = this.#source;
    if (size <= maxCensus) {
      this.#points += price;
      return isWorthCensus(this.#points) ? (this.#census ??= takeCensus(reader, this.#spec)) : null;
    }
    if (parents === null || members.length === 0) return null;
    const key = JSON.stringify(members);
    const known = this.#censusesOf.get(key);
    if (known !== undefined) return known;
    purse.pay(startPrice(members, size), size);
    const census = takeCensusOf(reader, this.#spec, members);
    this.#censusesOf.set(key, census);
    return census;
  }

  /** 0 where it is not known: whoever reads the collection next hears why. */
  async #size(): Promise<number> {
    const size = await this.#source.sizes.of(this.#spec.name);
    return Number.isFinite(size) ? size : 0;
  }

  #tallyQuestion(
    members: readonly Member[],
    rules: PricedTally['rules'],
    size: number,
  ): PricedTally {
    const { name: collection, tally, checks } = this.#spec;
    const tallied = { collection, members, order: orderOf(this.#spec, {}), checks, tally };
    return {
      ...tallied,
      rules,
      size,
      purse: this.#source.purse,
      survey: (asked = members) => {
        const key = JSON.stringify(asked);
        const survey =
          this.#surveys.get(key) ??
          surveyTally(this.#source.reader, { ...tallied, members: asked });
        this.#surveys.set(key, survey);
        return survey;
      },
    };
  }
}
