import { Kind, print, type DocumentNode, type FieldDefinitionNode } from 'graphql';
import type { Selection } from '../selection.ts';
import {
  compositeDefinitions,
  givenTo,
  graphNames,
  type CompositeDefinition,
  type Given,
} from './joins.ts';
import type { FieldModel, SubgraphModel, TypeModel } from './subgraphModel.ts';
import { UnreadableFieldSet } from './unreadable.ts';

export interface ReadingParts {
  readonly document: DocumentNode;
  readonly readFieldSet: (text: string, type: string) => Selection;
  /** Whether a progressive override with this label holds. */
  readonly isActive: (label: string) => boolean;
}

/** What the join directives of a supergraph say of its subgraphs. Throws UnreadableFieldSet. */
export function readSubgraphs(parts: ReadingParts): readonly SubgraphModel[] {
  const byGraph = new Map<unknown, SubgraphModel>(
    [...graphNames(parts.document)].map(([graph, name]) => [graph, { name, types: new Map() }]),
  );
  const definitions = compositeDefinitions(parts.document);
  for (const definition of definitions) addTypes(definition, byGraph, parts);
  for (const definition of definitions) {
    addMembers(definition, byGraph);
    if (definition.kind === Kind.UNION_TYPE_DEFINITION) continue;
    for (const field of definition.fields ?? []) {
      for (const [type, model] of fieldIn(definition.name.value, field, { byGraph, parts })) {
        type.fields.set(field.name.value, model);
      }
    }
  }
  return [...byGraph.values()];
}

type ByGraph = ReadonlyMap<unknown, SubgraphModel>;

function addTypes(definition: CompositeDefinition, byGraph: ByGraph, parts: ReadingParts): void {
  const name = definition.name.value;
  for (const { graph, key, resolvable, isInterfaceObject } of givenTo(definition, 'join__type')) {
    const subgraph = byGraph.get(graph);
    if (subgraph === undefined) continue;
    const { types } = subgraph;
    const type = types.get(name) ?? emptyType(definition);
    types.set(name, type);
    if (isInterfaceObject === true) type.isInterfaceObject = true;
    if (typeof key !== 'string') continue;
    const selection = readAt({ subgraph: subgraph.name, coordinate: name }, parts)(key, name);
    type.keys.push({ selection, isResolvable: resolvable !== false });
    for (const field of selection.fields.values()) type.keyNames.add(field.name);
  }
}

const kinds = {
  [Kind.OBJECT_TYPE_DEFINITION]: 'object',
  [Kind.INTERFACE_TYPE_DEFINITION]: 'interface',
  [Kind.UNION_TYPE_DEFINITION]: 'union',
} as const;

function emptyType({ kind, name }: CompositeDefinition): TypeModel {
  return {
    name: name.value,
    kind: kinds[kind],
    isInterfaceObject: false,
    keys: [],
    keyNames: new Set(),
    fields: new Map(),
    members: [],
  };
}

/** The types that an abstract type has in each subgraph. */
function addMembers(definition: CompositeDefinition, byGraph: ByGraph): void {
  const name = definition.name.value;
  const add = (graph: unknown, abstract: unknown, member: unknown) => {
    const members = byGraph.get(graph)?.types.get(String(abstract))?.members;
    if (members?.includes(String(member)) === false) members.push(String(member));
  };
  if (definition.kind === Kind.UNION_TYPE_DEFINITION) {
    for (const { graph, member } of givenTo(definition, 'join__unionMember')) {
      add(graph, name, member);
    }
    return;
  }
  for (const { graph, interface: abstract } of givenTo(definition, 'join__implements')) {
    const known = byGraph.get(graph)?.types.get(name);
    if (known?.kind === 'object' || known?.isInterfaceObject === true) add(graph, abstract, name);
  }
}

interface FieldParts {
  readonly byGraph: ByGraph;
  readonly parts: ReadingParts;
}

function fieldIn(
  typeName: string,
  field: FieldDefinitionNode,
  { byGraph, parts }: FieldParts,
): readonly (readonly [TypeModel, FieldModel])[] {
  const joins = givenTo(field, 'join__field');
  // Without any join__field a field is of every subgraph that has its type.
  const everywhere = [...byGraph.keys()].map((graph): Given => ({ graph }));
  return (joins.length === 0 ? everywhere : joins).flatMap((given) => {
    const subgraph = byGraph.get(given['graph']);
    const type = subgraph?.types.get(typeName);
    if (subgraph === undefined || type === undefined) return [];
    return [[type, modelOf(typeName, field, { given, parts, subgraph })] as const];
  });
}

function readAt(
  at: { readonly subgraph: string; readonly coordinate: string },
  { readFieldSet }: ReadingParts,
): ReadingParts['readFieldSet'] {
  return (text, type) => {
    try {
      return readFieldSet(text, type);
    } catch (error) {
      throw new UnreadableFieldSet(at, error instanceof Error ? error.message : String(error));
    }
  };
}

interface ModelingParts {
  readonly given: Given;
  readonly parts: ReadingParts;
  readonly subgraph: SubgraphModel;
}

function modelOf(
  typeName: string,
  field: FieldDefinitionNode,
  { given, parts, subgraph }: ModelingParts,
): FieldModel {
  const type = typeof given['type'] === 'string' ? given['type'] : print(field.type);
  const named = bareName(type);
  const coordinate = `${typeName}.${field.name.value}`;
  const readFieldSet = readAt({ subgraph: subgraph.name, coordinate }, parts);
  const read = (text: unknown, of: string) =>
    typeof text === 'string' ? readFieldSet(text, of) : null;
  const isOverridden = isTakenOver(given, parts);
  return {
    type,
    named,
    isExternal: given['external'] === true || isOverridden,
    isOverridden,
    requires: read(given['requires'], typeName),
    provides: read(given['provides'], named),
  };
}

/** Of the two subgraphs of a progressive override one has the field: the new one while the label is active. */
function isTakenOver(given: Given, { isActive }: ReadingParts): boolean {
  const { overrideLabel: label, override, usedOverridden } = given;
  if (typeof label !== 'string') return usedOverridden === true;
  return isActive(label) === (override === undefined);
}

function bareName(type: string): string {
  return type.replaceAll(/[[\]!]/g, '');
}

/** The labels of all progressive overrides. */
export function readLabels(document: DocumentNode): readonly string[] {
  const labels = compositeDefinitions(document)
    .flatMap((definition) =>
      definition.kind === Kind.UNION_TYPE_DEFINITION ? [] : (definition.fields ?? []),
    )
    .flatMap((field) => givenTo(field, 'join__field'))
    .flatMap(({ overrideLabel }) => (typeof overrideLabel === 'string' ? [overrideLabel] : []));
  return [...new Set(labels)];
}
