import {
  Kind,
  parse,
  print,
  visit,
  type ConstDirectiveNode,
  type DocumentNode,
  type FieldDefinitionNode,
  type InterfaceTypeDefinitionNode,
  type ObjectTypeDefinitionNode,
} from 'graphql';
import { directiveArguments } from '../../answer/directiveArguments.ts';
import { argumentNode, joinFieldNode, stringNode } from './directiveNodes.ts';
import { directivesOf } from './federationNames.ts';
import type { MixedFields } from './fieldTypes.ts';
import { graphNames } from '../plan/model/joins.ts';
import { graphsOf } from './graphsOf.ts';
import type { Service } from './service.ts';

/** What @join__field says of a field in one subgraph. */
type Said = Readonly<Partial<Record<'type' | 'provides' | 'overrideLabel', string>>>;
/** By `Type.field`, and then by subgraph. */
type Sayings = ReadonlyMap<string, ReadonlyMap<string, Said>>;

/**
 * A supergraph that says of its fields what the composer left out: types that differ by subgraph, and what fields of
 * Query provide or how far they are overridden.
 */
export function mendJoins(
  supergraphSdl: string,
  services: readonly Service[],
  mixed: MixedFields['fields'],
): string {
  const sayings = sayingsOf(services, mixed);
  if (sayings.size === 0) return supergraphSdl;
  const document = parse(supergraphSdl, { noLocation: true });
  const names = graphNames(document);
  const mend = (type: ObjectTypeDefinitionNode | InterfaceTypeDefinitionNode) => {
    const graphs = graphsOf(type.directives, 'join__type');
    const fields = (type.fields ?? []).map((field): FieldDefinitionNode => {
      const coordinate = `${type.name.value}.${field.name.value}`;
      const said = sayings.get(coordinate);
      if (said === undefined) return field;
      const joins = (field.directives ?? []).filter(isJoin);
      const others = (field.directives ?? []).filter((one) => !isJoin(one));
      const all = joins.length > 0 ? joins : graphs.map(joinFieldNode);
      const mended = all.map((join) => {
        const graph = String(directiveArguments(join)['graph']);
        return withArguments(join, said.get(names.get(graph) ?? '') ?? {});
      });
      const merged = mixed.get(coordinate)?.type ?? field.type;
      return { ...field, type: merged, directives: [...others, ...mended] };
    });
    return { ...type, fields };
  };
  return print(visit(document, { ObjectTypeDefinition: mend, InterfaceTypeDefinition: mend }));
}

function sayingsOf(services: readonly Service[], mixed: MixedFields['fields']): Sayings {
  const sayings = new Map<string, Map<string, Said>>();
  const say = (coordinate: string, subgraph: string, said: Said) => {
    const known = sayings.get(coordinate) ?? new Map<string, Said>();
    sayings.set(coordinate, known.set(subgraph, { ...known.get(subgraph), ...said }));
  };
  for (const [coordinate, { types }] of mixed) {
    for (const [subgraph, type] of types) say(coordinate, subgraph, { type });
  }
  for (const { name: subgraph, typeDefs } of services) {
    const find = directivesOf(typeDefs);
    for (const field of queryFields(typeDefs)) {
      const coordinate = `Query.${field.name.value}`;
      const provides = argumentsOf(find(field, 'provides'))['fields'];
      if (typeof provides === 'string') say(coordinate, subgraph, { provides });
      const { from, label: overrideLabel } = argumentsOf(find(field, 'override'));
      if (typeof overrideLabel === 'string') {
        say(coordinate, subgraph, { overrideLabel });
        say(coordinate, String(from), { overrideLabel });
      }
    }
  }
  return sayings;
}

function queryFields({ definitions }: DocumentNode): readonly FieldDefinitionNode[] {
  return definitions.flatMap((node) =>
    (node.kind === Kind.OBJECT_TYPE_DEFINITION || node.kind === Kind.OBJECT_TYPE_EXTENSION) &&
    node.name.value === 'Query'
      ? (node.fields ?? [])
      : [],
  );
}

function argumentsOf(directive: ConstDirectiveNode | undefined) {
  return directive === undefined ? {} : directiveArguments(directive);
}

function isJoin({ name }: ConstDirectiveNode): boolean {
  return name.value === 'join__field';
}

function withArguments(join: ConstDirectiveNode, said: Said): ConstDirectiveNode {
  const kept = (join.arguments ?? []).filter(({ name }) => !Object.hasOwn(said, name.value));
  const added = Object.entries(said).map(([name, value]) => argumentNode(name, stringNode(value)));
  return { ...join, arguments: [...kept, ...added] };
}
