import type { Options } from 'minisearch';

/** A heading of the documents, with the text below it. */
export interface Passage {
  readonly id: string;
  /** Of the page. */
  readonly title: string;
  readonly heading: string;
  readonly body: string;
  /** Below the folder of the site, with its anchor. */
  readonly address: string;
}

/** `MAX_NODES` is found by all of it and by its parts. */
function wordsOf(text: string): string[] {
  return text.match(/[\p{L}\p{N}_]+/gu) ?? [];
}

function withParts(text: string): string[] {
  return wordsOf(text).flatMap((word) =>
    word.includes('_') ? [word, ...word.split('_')] : [word],
  );
}

/** README.md says in short what other pages have at length; what is looked up stands in the reference. */
function weigh(address: string): number {
  if (address.startsWith('index.html')) return 0.3;
  return address.startsWith('reference/') ? 1.5 : 1;
}

/** Who makes the index and who reads it must agree. */
export const searchOptions: Options<Passage> = {
  fields: ['title', 'heading', 'body'],
  storeFields: ['title', 'heading', 'body', 'address'],
  tokenize: withParts,
  searchOptions: {
    tokenize: wordsOf,
    boostDocument: weigh,
    boost: { title: 2, heading: 4 },
    combineWith: 'AND',
    prefix: true,
    fuzzy: (term) => (term.length > 4 ? 0.2 : false),
  },
};
