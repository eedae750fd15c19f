import {
  getOperationAST,
  Kind,
  type DocumentNode,
  type FieldNode,
  type SelectionSetNode,
} from 'graphql';
import { fragmentsOf } from '../../answer/fragments.ts';
import type { FieldFailure } from './fieldFailure.ts';

type Path = readonly (string | number)[];

interface AskedDocument {
  readonly document: DocumentNode;
  readonly operationName: string | null;
  /** What the fields of the document are called in the data. */
  readonly keys: ReadonlyMap<FieldNode, string>;
}

/**
 * Where a failure is that was met at `met`, by the names that the client gave; as far as the client
 * asked for what failed.
 */
export function clientPath(
  met: Path,
  { below, isBeside }: FieldFailure,
  asked: AskedDocument,
): Path {
  if (below.length === 0) return met;
  const from = isBeside ? met.slice(0, -1) : met;
  const rest = follow(below, fieldsAt(from, asked), asked);
  return isBeside && rest.length === 0 ? met : [...from, ...rest];
}

/** A field, a fragment or an operation. */
interface Selecting {
  readonly selectionSet?: SelectionSetNode | undefined;
}

function fieldsAt(path: Path, { document, operationName }: AskedDocument): readonly Selecting[] {
  const operation = getOperationAST(document, operationName);
  let fields: readonly Selecting[] = operation ? [operation] : [];
  for (const step of path) {
    if (typeof step === 'number') continue;
    fields = fieldsBelow(fields, document).filter((field) => responseName(field) === step);
  }
  return fields;
}

function follow(below: Path, from: readonly Selecting[], { document, keys }: AskedDocument): Path {
  const path: (string | number)[] = [];
  let fields = from;
  for (const step of below) {
    if (typeof step === 'number') {
      path.push(step);
      continue;
    }
    const named = fieldsBelow(fields, document).filter((field) => keys.get(field) === step);
    const [field] = named;
    if (field === undefined) break;
    path.push(responseName(field));
    fields = named;
  }
  return path;
}

function responseName({ alias, name }: FieldNode): string {
  return (alias ?? name).value;
}

function fieldsBelow(nodes: readonly Selecting[], document: DocumentNode): readonly FieldNode[] {
  return nodes
    .flatMap(({ selectionSet }) => selectionSet?.selections ?? [])
    .flatMap((selection) => {
      switch (selection.kind) {
        case Kind.FIELD:
          return [selection];
        case Kind.INLINE_FRAGMENT:
          return fieldsBelow([selection], document);
        case Kind.FRAGMENT_SPREAD:
          return fieldsBelow(fragmentNamed(selection.name.value, document), document);
      }
    });
}

function fragmentNamed(name: string, document: DocumentNode): readonly Selecting[] {
  const fragment = fragmentsOf(document).get(name);
  return fragment === undefined ? [] : [fragment];
}
