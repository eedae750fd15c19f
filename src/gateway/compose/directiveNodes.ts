import { Kind, type ConstArgumentNode, type ConstDirectiveNode } from 'graphql';

type Value = ConstArgumentNode['value'];

/** A directive as it stands in an SDL. */
export function directiveNode(
  name: string,
  given: readonly ConstArgumentNode[],
): ConstDirectiveNode {
  return { kind: Kind.DIRECTIVE, name: { kind: Kind.NAME, value: name }, arguments: given };
}

export function argumentNode(name: string, value: Value): ConstArgumentNode {
  return { kind: Kind.ARGUMENT, name: { kind: Kind.NAME, value: name }, value };
}

export function stringNode(value: string): Value {
  return { kind: Kind.STRING, value };
}

/** What says of a field, or a type, in which subgraph it is, by its value of join__Graph. */
export function graphArgument(graph: string): ConstArgumentNode {
  return argumentNode('graph', { kind: Kind.ENUM, value: graph });
}

/** A join__field that says no more of a field than that a subgraph has it. */
export function joinFieldNode(graph: string): ConstDirectiveNode {
  return directiveNode('join__field', [graphArgument(graph)]);
}
