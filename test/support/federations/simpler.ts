import {
  isTypeDefinitionNode,
  Kind,
  parse,
  print,
  visit,
  type ASTNode,
  type DocumentNode,
} from 'graphql';
import type { FuzzCase } from './case.ts';
import { namedTypeOf } from './typeNodes.ts';

/** What may be left out of a schema or an operation. */
const DROPPED: ReadonlySet<string> = new Set([
  Kind.OBJECT_TYPE_DEFINITION,
  Kind.INTERFACE_TYPE_DEFINITION,
  Kind.UNION_TYPE_DEFINITION,
  Kind.ENUM_TYPE_DEFINITION,
  Kind.SCALAR_TYPE_DEFINITION,
  Kind.INPUT_OBJECT_TYPE_DEFINITION,
  Kind.FIELD_DEFINITION,
  Kind.INPUT_VALUE_DEFINITION,
  Kind.ENUM_VALUE_DEFINITION,
  Kind.DIRECTIVE,
  Kind.OPERATION_DEFINITION,
  Kind.FRAGMENT_DEFINITION,
  Kind.VARIABLE_DEFINITION,
  Kind.FIELD,
  Kind.INLINE_FRAGMENT,
  Kind.FRAGMENT_SPREAD,
  Kind.ARGUMENT,
  Kind.OBJECT_FIELD,
]);

type Step = (from: FuzzCase) => FuzzCase | null;

/** Ways to make the operation simpler, the greatest first; few of them are valid. */
export function simplerQuestions({ question }: FuzzCase): readonly Step[] {
  const document = parse(question.text, { noLocation: true });
  const edits = [...dropEach(document), ...dropAliases(document), ...unwrapEach(document)];
  return edits.map((edit) => (from) => {
    const text = print(edit());
    return text === '' ? null : { ...from, question: { ...from.question, text } };
  });
}

/** Ways to make the federation simpler. */
export function simplerFederations({ subgraphs }: FuzzCase): readonly Step[] {
  const steps: Step[] = subgraphs.map((_one, at) => (from) => ({
    ...from,
    subgraphs: from.subgraphs.filter((_other, index) => index !== at),
  }));
  const documents = subgraphs.map(({ sdl }) => parse(sdl, { noLocation: true }));
  const edited =
    (edit: (document: DocumentNode, index: number) => DocumentNode): Step =>
    (from) => ({
      ...from,
      subgraphs: from.subgraphs
        .map((one, index) => {
          const document = documents[index];
          return document ? { ...one, sdl: print(edit(document, index)) } : one;
        })
        .filter(({ sdl }) => sdl !== ''),
    });
  for (const name of typeNames(documents))
    steps.push(edited((document) => withoutType(document, name)));
  for (const coordinate of coordinates(documents)) {
    steps.push(edited((document) => withoutField(document, coordinate)));
  }
  for (const [at, document] of documents.entries()) {
    for (const edit of [...dropEach(document), ...dropNamed(document)]) {
      steps.push(edited((one, index) => (index === at ? edit() : one)));
    }
  }
  return steps;
}

function dropEach(document: DocumentNode): readonly (() => DocumentNode)[] {
  return nodesOf(document, ({ kind }) => DROPPED.has(kind)).map(
    (dropped) => () => without(document, dropped),
  );
}

/** Members of unions and interfaces of types. */
function dropNamed(document: DocumentNode): readonly (() => DocumentNode)[] {
  const named = document.definitions.flatMap((one) => {
    if (one.kind === Kind.UNION_TYPE_DEFINITION) return one.types ?? [];
    return 'interfaces' in one ? (one.interfaces ?? []) : [];
  });
  return named.map((dropped) => () => without(document, dropped));
}

function dropAliases(document: DocumentNode): readonly (() => DocumentNode)[] {
  const aliased = nodesOf(document, (node) => node.kind === Kind.FIELD && node.alias !== undefined);
  return aliased.map(
    (changed) => () =>
      visit(document, {
        Field: (node) => {
          if (node !== changed) return undefined;
          return Object.fromEntries(Object.entries(node).filter(([key]) => key !== 'alias'));
        },
      }),
  );
}

/** What stands in a fragment stands where the fragment was. */
function unwrapEach(document: DocumentNode): readonly (() => DocumentNode)[] {
  const fragments = nodesOf(
    document,
    ({ kind }) => kind === Kind.INLINE_FRAGMENT || kind === Kind.FRAGMENT_SPREAD,
  );
  return fragments.map(
    (fragment) => () =>
      visit(document, {
        SelectionSet: (node) => {
          if (!node.selections.some((one) => one === fragment)) return undefined;
          const selections = node.selections.flatMap((one) => {
            if (one !== fragment) return [one];
            if (one.kind === Kind.INLINE_FRAGMENT) return one.selectionSet.selections;
            const known = document.definitions.find(
              (other) =>
                other.kind === Kind.FRAGMENT_DEFINITION && other.name.value === one.name.value,
            );
            if (known?.kind !== Kind.FRAGMENT_DEFINITION) return [];
            const { typeCondition, selectionSet } = known;
            return [{ kind: Kind.INLINE_FRAGMENT, typeCondition, selectionSet } as const];
          });
          return { ...node, selections };
        },
      }),
  );
}

function nodesOf(document: DocumentNode, is: (node: ASTNode) => boolean): readonly ASTNode[] {
  const found: ASTNode[] = [];
  visit(document, {
    enter: (node) => {
      if (is(node)) found.push(node);
    },
  });
  return found;
}

function without(document: DocumentNode, dropped: ASTNode): DocumentNode {
  return visit(document, { enter: (node) => (node === dropped ? null : undefined) });
}

function typeNames(documents: readonly DocumentNode[]): ReadonlySet<string> {
  const names = documents.flatMap(({ definitions }) =>
    definitions.flatMap((one) => (isTypeDefinitionNode(one) ? [one.name.value] : [])),
  );
  return new Set(names.filter((name) => name !== 'Query'));
}

function coordinates(documents: readonly DocumentNode[]): ReadonlySet<string> {
  return new Set(
    documents.flatMap(({ definitions }) =>
      definitions.flatMap((one) =>
        one.kind === Kind.OBJECT_TYPE_DEFINITION || one.kind === Kind.INTERFACE_TYPE_DEFINITION
          ? (one.fields ?? []).map((field) => `${one.name.value}.${field.name.value}`)
          : [],
      ),
    ),
  );
}

function withoutType(document: DocumentNode, name: string): DocumentNode {
  return visit(document, {
    enter: (node) => {
      if (
        node.kind === Kind.FIELD_DEFINITION ||
        node.kind === Kind.INPUT_VALUE_DEFINITION ||
        node.kind === Kind.OPERATION_TYPE_DEFINITION
      ) {
        return namedTypeOf(node.type) === name ? null : undefined;
      }
      if (node.kind === Kind.NAMED_TYPE) return node.name.value === name ? null : undefined;
      return isTypeDefinitionNode(node) && node.name.value === name ? null : undefined;
    },
  });
}

function withoutField(document: DocumentNode, coordinate: string): DocumentNode {
  return visit(document, {
    enter: (node) =>
      node.kind === Kind.OBJECT_TYPE_DEFINITION || node.kind === Kind.INTERFACE_TYPE_DEFINITION
        ? {
            ...node,
            fields: (node.fields ?? []).filter(
              (field) => `${node.name.value}.${field.name.value}` !== coordinate,
            ),
          }
        : undefined,
  });
}
