import { getOperationAST, OperationTypeNode, type DocumentNode, type GraphQLSchema } from 'graphql';
import { shownTypes } from '../changes/shownFeed.ts';
import type { Context } from '../context.ts';
import { anonymous, type Asker } from '../identity/asker.ts';
import { defineLoaders, type Loaders } from '../loaders.ts';
import type { DataAccess } from '../loading/dataAccess.ts';
import { openSource, type Source } from '../loading/source.ts';
import { Purse } from '../loading/work/purse.ts';
import type { WriteAccess } from '../publishing/writeAccess.ts';
import { toldTo, type Told } from '../told.ts';
import type { GraphOperation } from './graph.ts';
import { listNeedsOf } from './listNeeds.ts';
import { selectionOf } from './selection.ts';

/** What one operation is answered with. */
export interface Opened {
  readonly context: Context;
  readonly purse: Purse;
  readonly stop: Source['stop'];
}

interface OpeningParts {
  readonly schema: GraphQLSchema;
  readonly data: DataAccess;
  readonly writes: WriteAccess;
}

interface Opening {
  readonly open: (operation: GraphOperation) => Opened;
  /** Makes what all operations of a document share, so that the first need not. */
  readonly prepare: (document: DocumentNode) => void;
}

/** Gives each operation its own loaders, its purse, and what its asker may be told. */
export function createOpening({ schema, data, writes }: OpeningParts): Opening {
  const createLoaders = defineLoaders();
  const known = new WeakMap<DocumentNode, LoaderNeeds>();

  const needsOf = (document: DocumentNode): LoaderNeeds => {
    let needs = known.get(document);
    if (needs === undefined) {
      needs = readNeeds(schema, document);
      known.set(document, needs);
    }
    return needs;
  };
  const open = (operation: GraphOperation): Opened => {
    const { document, signal, reads, explanation = null, asker = anonymous } = operation;
    const told = toldTo(operation.shown);
    const recorder = explanation && data.createRecorder(explanation.elapsed);
    if (recorder !== null) explanation?.addReads(recorder);
    const noteRead =
      reads &&
      ((name: string) => {
        reads.collection(name);
      });
    const purse = new Purse(data.maxPoints);
    const { shown } = told;
    const narrowTypes =
      shown && ((wanted: readonly string[] | null) => shownTypes(wanted, shown) ?? []);
    const given = { ...needsOf(document), purse, signal, noteRead, recorder, narrowTypes };
    const source = openSource(data, given);
    const rest = { asker, writes, told };
    const context = isMutation(document, operation.operationName)
      ? new MutationContext(() => createLoaders(source), rest)
      : { loaders: createLoaders(source), ...rest };
    return { context, purse, stop: source.stop };
  };
  return { open, prepare: (document) => void needsOf(document) };
}

function isMutation(document: DocumentNode, operationName: string | null): boolean {
  const { operation } = getOperationAST(document, operationName) ?? {};
  return operation === OperationTypeNode.MUTATION;
}

/** Loaders remember what they have read: each field that writes begins with new ones. */
class MutationContext implements Context {
  readonly #createLoaders: () => Loaders;
  readonly #writes: WriteAccess;
  #loaders: Loaders;
  readonly asker: Asker;
  readonly told: Told;

  constructor(
    createLoaders: () => Loaders,
    { asker, writes, told }: Pick<Context, 'asker' | 'writes' | 'told'>,
  ) {
    this.#createLoaders = createLoaders;
    this.#writes = writes;
    this.#loaders = createLoaders();
    this.asker = asker;
    this.told = told;
  }

  get loaders(): Loaders {
    return this.#loaders;
  }

  get writes(): WriteAccess {
    this.#loaders = this.#createLoaders();
    return this.#writes;
  }
}

/** What the loaders need to know of a document. */
type LoaderNeeds = Pick<Source, 'fieldsOf' | 'needsOf'>;

function readNeeds(schema: GraphQLSchema, document: DocumentNode): LoaderNeeds {
  const selection = selectionOf(schema, document);
  return {
    fieldsOf: (type) => selection.get(type) ?? nothing,
    needsOf: listNeedsOf(schema, selection),
  };
}

const nothing: ReadonlySet<string> = new Set();
