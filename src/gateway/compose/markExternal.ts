import {
  Kind,
  parse,
  print,
  visit,
  type ConstDirectiveNode,
  type DocumentNode,
  type InterfaceTypeDefinitionNode,
  type ObjectTypeDefinitionNode,
} from 'graphql';
import { argumentNode, joinFieldNode } from './directiveNodes.ts';
import { externalFields } from './externalFields.ts';
import { directiveArguments } from '../../answer/directiveArguments.ts';
import { graphNames } from '../plan/model/joins.ts';
import { graphsOf } from './graphsOf.ts';
import type { Service } from './service.ts';

/**
 * Says in a supergraph which fields are external to whom. The composer forgets it of interfaces that a subgraph takes for
 * an object, where all subgraphs of the interface have the field, and of extensions, where the field is a key elsewhere:
 * routers would ask these subgraphs for what they are to be told.
 */
export function markExternal(supergraphSdl: string, services: readonly Service[]): string {
  const external = new Set(
    services.flatMap(({ name, typeDefs }) =>
      externalFields(typeDefs).map((coordinate) => `${coordinate} in ${name}`),
    ),
  );
  return external.size === 0
    ? supergraphSdl
    : print(mark(parse(supergraphSdl, { noLocation: true }), external));
}

/** A supergraph that says of fields, `Type.field in subgraph`, that they are external there. */
export function mark(document: DocumentNode, external: ReadonlySet<string>): DocumentNode {
  const names = graphNames(document);
  const markFields = <T extends ObjectTypeDefinitionNode | InterfaceTypeDefinitionNode>(
    type: T,
  ): T => {
    const graphs = graphsOf(type.directives, 'join__type');
    const fields = (type.fields ?? []).map((field) => {
      const coordinate = `${type.name.value}.${field.name.value}`;
      const isExternal = (graph: string) =>
        external.has(`${coordinate} in ${String(names.get(graph))}`);
      const { directives = [] } = field;
      if (graphsOf(directives, 'join__field').length > 0) {
        return { ...field, directives: directives.map((one) => markJoin(one, isExternal)) };
      }
      if (!graphs.some(isExternal)) return field;
      const joins = graphs.map((graph) => markJoin(joinFieldNode(graph), isExternal));
      return { ...field, directives: [...directives, ...joins] };
    });
    return { ...type, fields };
  };
  return visit(document, {
    InterfaceTypeDefinition: markFields,
    ObjectTypeDefinition: markFields,
  });
}

function markJoin(
  directive: ConstDirectiveNode,
  isExternal: (graph: string) => boolean,
): ConstDirectiveNode {
  if (directive.name.value !== 'join__field') return directive;
  const { graph, external } = directiveArguments(directive);
  if (external === true || !isExternal(String(graph))) return directive;
  const others = (directive.arguments ?? []).filter(({ name }) => name.value !== 'external');
  const said = argumentNode('external', { kind: Kind.BOOLEAN, value: true });
  return { ...directive, arguments: [...others, said] };
}
