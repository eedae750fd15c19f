import type { DocumentNode } from 'graphql';
import { conditionVariables } from '../answer/conditions.ts';
import { BoundedCache } from '../boundedCache.ts';
import type { Graph } from '../graph/graph.ts';
import { hasOnlyFieldsOf } from './operation/ownFields.ts';
import type { Supergraph } from './supergraph.ts';

export interface KnownTextsParts {
  readonly supergraph: Supergraph;
  /** Null when every subgraph is remote. */
  readonly own: Graph | null;
  /** Whether clients see less of our own graph than it has, so that it cannot check what they send. */
  readonly isNarrowed?: boolean;
  readonly maxPlans: number;
}

/** A document without its text is known by itself. */
type Identity = string | DocumentNode;

export interface KnownText {
  /** Of no other text. */
  readonly number: number;
  /** In characters. */
  readonly length: number;
  /** See `conditionVariables`. */
  readonly conditions: readonly string[];
  /** Our own graph where it has every field; null where others are needed. */
  readonly own: Graph | null;
}

/** With its plans and documents, a text takes some hundred times the memory. */
export const MAX_CHARACTERS = 400_000;

/** What is remembered of documents by their texts. */
export class KnownTexts {
  readonly #parts: KnownTextsParts;
  readonly #known: BoundedCache<Identity, KnownText>;
  #count = 0;

  constructor(parts: KnownTextsParts) {
    this.#parts = parts;
    this.#known = new BoundedCache({
      maxEntries: parts.maxPlans,
      maxSize: MAX_CHARACTERS,
      sizeOf: (_text, { length }) => length,
    });
  }

  of(document: DocumentNode): KnownText {
    const text = document.loc?.source.body;
    const identity = text ?? document;
    const known = this.#known.get(identity);
    if (known !== undefined) return known;
    this.#count += 1;
    const read = {
      number: this.#count,
      length: text?.length ?? 0,
      conditions: conditionVariables(document),
      own: this.#ownGraphOf(document),
    };
    this.#known.set(identity, read);
    return read;
  }

  #ownGraphOf(document: DocumentNode): Graph | null {
    const { supergraph, own, isNarrowed = false } = this.#parts;
    const { schema } = supergraph;
    return own !== null && hasOnlyFieldsOf(own.schema, document, { schema, isNarrowed })
      ? own
      : null;
  }
}
