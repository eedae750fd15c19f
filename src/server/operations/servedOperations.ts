import { hash } from 'node:crypto';
import type { DocumentNode, GraphQLSchema } from 'graphql';
import { BoundedCache } from '../../boundedCache.ts';
import type { Graph } from '../../graph/graph.ts';
import type { Logger } from '../../observing/log.ts';
import { BUILT_IN_TOOLS } from '../../operations/builtInTools.ts';
import type { OperationFiles } from '../../operations/operationFiles.ts';
import type { OperationSet } from '../../operations/operationSet.ts';
import { printProblem } from '../../operations/problem.ts';
import type { Answers } from '../cache/answers.ts';
import type { KnownOperations } from '../known/knownOperations.ts';
import type { Limits } from '../limits/limits.ts';
import type { Prepared } from './prepareAll.ts';
import type { PreparedOperation } from './prepareOperation.ts';

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

type Files = Pick<OperationFiles, 'load' | 'current' | 'documents'>;

const NO_OPERATIONS: OperationSet = { list: () => [], get: () => undefined, problems: [] };

/** The named operations and the trusted documents of one graph that is served, as their files are now. */
export class ServedOperations {
  readonly schema: GraphQLSchema;
  readonly #parts: ServedOperationsParts;
  #prepared: Prepared;
  /** What it was prepared of. */
  #of: readonly [unknown, unknown] | null = null;
  /** What is prepared once somebody asks for it; null where that has begun, and has not failed. */
  #later: Files | null = null;
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
    const nothing = { texts: new Map(), documents: new Map(), problems: [] };
    const set = parts.before ?? NO_OPERATIONS;
    this.#prepared = { ...nothing, set, operations: new Map(), queries: new Map() };
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

  /** Prepares none before somebody waits for them by `ready`. */
  putOff(files: Files): void {
    this.#later = files;
  }

  get isPutOff(): boolean {
    return this.#later !== null;
  }

  /** Resolves once there are those that the files have; begins with what was put off. */
  async ready(): Promise<void> {
    return this.#later === null ? this.#running : this.update(this.#later);
  }

  /**
   * Takes the place of those before, once all are prepared: nobody waits for that. Where they cannot be prepared, those
   * before stay, and whoever waits for them next tries again.
   */
  async update(files: Files): Promise<void> {
    this.#later = null;
    const before = this.#running.catch(() => undefined);
    const running = before.then(() => this.#update(files));
    this.#running = running;
    running.catch(() => {
      if (this.#running === running) this.#later = files;
    });
    return running;
  }

  async #update(files: Files): Promise<void> {
    await files.load();
    const of = [files.current(), files.documents()] as const;
    if (this.#of?.[0] === of[0] && this.#of[1] === of[1]) return;
    const { known, log, answers, trustsPage } = this.#parts;
    // Loaded with all that it takes only here: the first answer to a text waits for none of it.
    const { prepareAll } = await import('./prepareAll.ts');
    const given = { files, before: this.#prepared.set, trustsPage };
    const prepared = await prepareAll(given, this.#parts);
    this.#prepared = prepared;
    this.#of = of;
    known.trust(prepared.queries);
    answers.forgetRequests();
    if (log !== null) tell(log, prepared);
  }
}

function tell(log: Logger, { set, problems }: Prepared): void {
  if (problems.length > 0) {
    const printed = problems.map(printProblem);
    log.warn({ problems: printed }, 'operations that this graph cannot answer');
  }
  const hidden = set.list().filter(({ name }) => BUILT_IN_TOOLS.has(name));
  if (hidden.length === 0) return;
  const names = hidden.map(({ name }) => name);
  log.warn({ names }, 'operations that are no tools at /mcp: those of its own keep their names');
}
