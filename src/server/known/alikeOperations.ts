import { validate, type DocumentNode, type GraphQLSchema } from 'graphql';
import { forgetTokens } from '../../answer/forgetTokens.ts';
import { BoundedCache } from '../../boundedCache.ts';
import { readAlike, type AlikeText } from './alikeText.ts';
import { LIFTED, liftLiterals, variableOf, type Lifted } from './liftLiterals.ts';
import { SeenTexts } from './seenTexts.ts';

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

interface Learned<Known> {
  readonly known: Known;
  /** How many more texts go the long way. */
  rest: number;
}

const REST = 100;
const BOUNDS = {
  maxEntries: 500,
  // As of documents that are known by their texts: with all that is derived, some hundred times this.
  maxSize: 400_000,
  sizeOf: ({ length }: string) => length,
};

/**
 * Texts that never come twice, but are like others that did pass every check: the same query under another name, with
 * other literals, laid out in another way. Bounded; what was not asked for longest goes first.
 */
export class AlikeOperations<Known> {
  readonly #options: AlikeOptions<Known>;
  readonly #seen = new SeenTexts();
  /** How literals of texts with one key are read; null where none can be lifted. */
  readonly #readers = new BoundedCache<string, Lifted['readers'] | null>(BOUNDS);
  /** By key, and by the literals that stay. */
  readonly #operations = new BoundedCache<string, Learned<Known>>(BOUNDS);

  constructor(options: AlikeOptions<Known>) {
    this.#options = options;
  }

  find(text: string, operationName: string | null): Alike<Known> | undefined {
    const read = this.#read(text);
    if (read === null || (operationName !== null && operationName !== read.name)) return undefined;
    const readers = this.#readers.get(read.key);
    if (!readers) return undefined;
    const learned = this.#operations.get(nameOf(read, readers));
    if (learned === undefined) return undefined;
    if (learned.rest > 0) {
      learned.rest -= 1;
      return undefined;
    }
    return {
      known: learned.known,
      name: read.name,
      literals: valuesOf(read, readers),
      leave: () => {
        learned.rest = REST;
      },
    };
  }

  /** Takes in a text that has passed every check, once one like it came before. */
  note(text: string, document: DocumentNode): void {
    const read = this.#read(text);
    if (read === null) return;
    const readers = this.#readers.get(read.key);
    if (readers === null) return;
    const name = readers ? nameOf(read, readers) : read.key;
    if (readers && this.#operations.get(name) !== undefined) return;
    if (this.#seen.isSecond(name)) this.#learn(read, document);
  }

  #read(text: string): AlikeText | null {
    return text.includes(LIFTED) ? null : readAlike(text, this.#options.maxTokens);
  }

  #learn(read: AlikeText, document: DocumentNode): void {
    const { schema, know } = this.#options;
    const lifted = liftLiterals(schema, document, read.literals);
    // Two fields of one name, say, have to be given the same literal, which variables do not tell.
    if (validate(schema, lifted.document).length > 0) {
      this.#readers.set(read.key, null);
      return;
    }
    forgetTokens(lifted.document);
    this.#readers.set(read.key, lifted.readers);
    this.#operations.set(nameOf(read, lifted.readers), { known: know(lifted.document), rest: 0 });
  }
}

/** What tells one operation from another: literals that are no variables of it are part of it. */
function nameOf({ key, literals }: AlikeText, readers: Lifted['readers']): string {
  if (!readers.includes(null)) return key;
  const staying = literals.filter((_, place) => readers[place] === null);
  return `${key} ${JSON.stringify(staying.map(({ value }) => value))}`;
}

function valuesOf(
  { literals }: AlikeText,
  readers: Lifted['readers'],
): Readonly<Record<string, string | number>> {
  const values: Record<string, string | number> = {};
  for (const [place, literal] of literals.entries()) {
    const read = readers[place];
    if (read) values[variableOf(place)] = read(literal);
  }
  return values;
}
