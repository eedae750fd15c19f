import { validate, type DocumentNode, type GraphQLSchema } from 'graphql';
import { forgetTokens } from '../../answer/forgetTokens.ts';
import { BoundedCache } from '../../boundedCache.ts';
import { readAlike, type AlikeText, type Literal } from './alikeText.ts';
import { LIFTED, liftLiterals, variableOf, type Lifted } from './liftLiterals.ts';

/** An operation that texts alike come to, and what this text has in its variables. */
export interface Alike<Known> {
  readonly known: Known;
  /** As the text names its query. */
  readonly name: string | null;
  readonly literals: Readonly<Record<string, string | number>>;
  /** To be called where its answer is not plain data: for a while such texts go the long way only. */
  readonly leave: () => void;
}

interface AlikeOptions<Known> {
  readonly schema: GraphQLSchema;
  readonly maxTokens: number;
  /** Makes what is known of a query that has no name. */
  readonly know: (document: DocumentNode) => Known;
}

/** What texts of one shape came to. */
interface Shape<Known> {
  readonly readers: Lifted['readers'];
  /** By the literals that stayed. */
  readonly operations: Map<string, Learned<Known>>;
}

interface Learned<Known> {
  readonly known: Known;
  /** How many more texts go the long way. */
  rest: number;
}

/** With so many, what stays differs each time. */
const MAX_OPERATIONS = 50;
const REST = 100;

/**
 * Texts that never come twice, but are like others that did pass every check: the same query under another name, with
 * other literals, laid out in another way. Bounded; what was not asked for longest goes first.
 */
export class AlikeOperations<Known> {
  readonly #options: AlikeOptions<Known>;
  readonly #seen = new BoundedCache<string, true>({
    maxEntries: 5000,
    maxSize: 2_000_000,
    sizeOf: ({ length }) => length,
  });
  /** Null for what cannot be lifted. */
  readonly #shapes = new BoundedCache<string, Shape<Known> | null>({
    maxEntries: 500,
    maxSize: 400_000,
    sizeOf: ({ length }) => length,
  });

  constructor(options: AlikeOptions<Known>) {
    this.#options = options;
  }

  find(text: string, operationName: string | null): Alike<Known> | undefined {
    const read = this.#read(text);
    if (read === null || (operationName !== null && operationName !== read.name)) return undefined;
    const { name, key, literals } = read;
    const shape = this.#shapes.get(key);
    const learned = shape?.operations.get(stayingIn(shape, literals));
    if (!shape || learned === undefined) return undefined;
    if (learned.rest > 0) {
      learned.rest -= 1;
      return undefined;
    }
    return {
      known: learned.known,
      name,
      literals: valuesOf(shape, literals),
      leave: () => {
        learned.rest = REST;
      },
    };
  }

  /** Takes in a text that has passed every check, once one like it came before. */
  note(text: string, document: DocumentNode): void {
    const read = this.#read(text);
    if (read === null) return;
    const { key, literals } = read;
    const known = this.#shapes.get(key);
    const seen = known ? `${key} ${stayingIn(known, literals)}` : key;
    if (known === null || (known && this.#has(known, literals))) return;
    if (!this.#seen.delete(seen)) {
      this.#seen.set(seen, true);
      return;
    }
    this.#learn(read, document);
  }

  #read(text: string): AlikeText | null {
    return text.includes(LIFTED) ? null : readAlike(text, this.#options.maxTokens);
  }

  #has(shape: Shape<Known>, literals: readonly Literal[]): boolean {
    return shape.operations.has(stayingIn(shape, literals));
  }

  #learn({ key, literals }: AlikeText, document: DocumentNode): void {
    const { schema, know } = this.#options;
    const lifted = liftLiterals(schema, document, literals);
    // Two fields of one name, say, have to be given the same literal, which variables do not tell.
    if (validate(schema, lifted.document).length > 0) {
      this.#shapes.set(key, null);
      return;
    }
    forgetTokens(lifted.document);
    const shape = this.#shapes.get(key) ?? { readers: lifted.readers, operations: new Map() };
    if (shape.operations.size >= MAX_OPERATIONS) shape.operations.clear();
    shape.operations.set(stayingIn(shape, literals), { known: know(lifted.document), rest: 0 });
    this.#shapes.set(key, shape);
  }
}

type Readers = Pick<Lifted, 'readers'>;

function stayingIn({ readers }: Readers, literals: readonly Literal[]): string {
  if (!readers.includes(null)) return '';
  const staying = literals.filter((_, place) => readers[place] === null);
  return JSON.stringify(staying.map(({ value }) => value));
}

function valuesOf(
  { readers }: Readers,
  literals: readonly Literal[],
): Readonly<Record<string, string | number>> {
  const values: Record<string, string | number> = {};
  for (const [place, literal] of literals.entries()) {
    const read = readers[place];
    if (read) values[variableOf(place)] = read(literal);
  }
  return values;
}
