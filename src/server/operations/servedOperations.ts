import { hash } from 'node:crypto';
import type { DocumentNode, GraphQLSchema } from 'graphql';
import { BoundedCache } from '../../boundedCache.ts';
import type { Graph } from '../../graph/graph.ts';
import type { Logger } from '../../observing/log.ts';
import { BUILT_IN_TOOLS } from '../../operations/builtInTools.ts';
import type { OperationFiles } from '../../operations/operationFiles.ts';
import { bindOperations, type OperationSet } from '../../operations/operationSet.ts';
import { printProblem } from '../../operations/problem.ts';
import { followUps } from '../../page/followUps.ts';
import { ownQuestions } from '../../page/ownQuestions.ts';
import type { Answers } from '../cache/answers.ts';
import type { KnownOperations, TrustedQueries } from '../known/knownOperations.ts';
import type { Limits } from '../limits/limits.ts';
import { prepareOperation, type PreparedOperation } from './prepareOperation.ts';
import { documentsOf, trustDocuments, turn, type Trusted } from './trustedDocuments.ts';

export interface ServedOperationsParts {
  readonly graph: Pick<Graph, 'schema' | 'prepare'>;
  readonly known: KnownOperations;
  readonly answers: Pick<Answers, 'forgetRequests'>;
  readonly limits: Limits;
  /** Whether the playground's own questions are trusted as well. */
  readonly trustsPage: boolean;
  /** Those of the graph before. */
  readonly before: OperationSet | undefined;
  /** Told of those that it cannot answer; null where it is not meant to answer all. */
  readonly log: Logger | null;
}

type Files = Pick<OperationFiles, 'current' | 'documents'>;

/** What is prepared of the files. */
interface Prepared extends Trusted {
  readonly files: readonly [unknown, unknown] | null;
  readonly set: OperationSet;
  readonly operations: ReadonlyMap<string, PreparedOperation>;
}

/** The named operations and the trusted documents of one graph that is served, as their files are now. */
export class ServedOperations {
  readonly schema: GraphQLSchema;
  readonly #parts: ServedOperationsParts;
  #prepared: Prepared;
  #running: Promise<void> = Promise.resolve();
  /** Hashes of texts that are not trusted and were logged. */
  readonly #logged = new BoundedCache<string, true>({
    maxEntries: 10_000,
    maxSize: 10_000,
    sizeOf: () => 1,
  });

  constructor(parts: ServedOperationsParts) {
    this.schema = parts.graph.schema;
    this.#parts = parts;
    const set = parts.before ?? bindOperations(this.schema, []);
    const nothing = { texts: new Map(), documents: new Map(), problems: [] };
    this.#prepared = { ...nothing, files: null, set, operations: new Map() };
  }

  /** Those of now; another one after a change. */
  get set(): OperationSet {
    return this.#prepared.set;
  }

  get(name: string): PreparedOperation | undefined {
    return this.#prepared.operations.get(name);
  }

  /** The text of a trusted document. @param id - as `normalId` writes it */
  textOf(id: string): string | undefined {
    return this.#prepared.texts.get(id);
  }

  /** A trusted document by the hash of its text, parsed and valid. */
  documentOf(textHash: string): DocumentNode | undefined {
    return this.#prepared.documents.get(textHash);
  }

  /** Takes note of a text that is not trusted; logs it once. */
  noteUntrusted(text: string, operation: string | null): void {
    const key = hash('sha256', text);
    if (this.#prepared.texts.has(key) || this.#prepared.documents.has(key)) return;
    if (this.#logged.get(key)) return;
    this.#logged.set(key, true);
    this.#parts.log?.warn({ operation, hash: key }, 'a document that is not trusted was asked');
  }

  /** Takes the place of those before, once all are prepared: nobody waits for that. */
  async update(files: Files): Promise<void> {
    this.#running = this.#running.then(() => this.#update(files));
    return this.#running;
  }

  async #update(files: Files): Promise<void> {
    const [current, documents] = [files.current(), files.documents()];
    const { files: before } = this.#prepared;
    if (before?.[0] === current && before[1] === documents) return;
    const { known, log, answers } = this.#parts;
    const set = bindOperations(this.schema, current, this.#prepared.set);
    const queries: TrustedQueries = new Map();
    const parts = { ...this.#parts, trusted: queries };
    const operations = new Map<string, PreparedOperation>();
    for (const operation of set.list()) {
      // One in each turn of the event loop, so that requests go on.
      await turn();
      operations.set(operation.name, await prepareOperation(operation, parts));
    }
    const trusted = await trustDocuments([...documentsOf(set.list()), ...documents], parts);
    const ofPage = this.#parts.trustsPage ? await this.#textsOfPage(set) : [];
    const texts = new Map([...ofPage, ...trusted.texts]);
    this.#prepared = { ...trusted, texts, files: [current, documents], set, operations };
    known.trust(queries);
    answers.forgetRequests();
    const problems = [...set.problems, ...trusted.problems].map(printProblem);
    if (problems.length > 0) log?.warn({ problems }, 'operations that this graph cannot answer');
    const hidden = set.list().filter(({ name }) => BUILT_IN_TOOLS.has(name));
    if (hidden.length > 0) {
      const names = hidden.map(({ name }) => name);
      log?.warn(
        { names },
        'operations that are no tools at /mcp: those of its own keep their names',
      );
    }
  }

  /** What the page asks by itself, and of the answers to all that it offers, by the hashes of the texts. */
  async #textsOfPage(set: OperationSet): Promise<readonly (readonly [string, string])[]> {
    const own = ownQuestions(this.schema);
    const texts = [...own];
    for (const text of [...own, ...set.list().map((operation) => operation.text)]) {
      await turn();
      texts.push(...followUps(this.schema, text));
    }
    return texts.map((text) => [hash('sha256', text), text] as const);
  }
}
