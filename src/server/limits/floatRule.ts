import {
  getNamedType,
  GraphQLError,
  GraphQLFloat,
  type ASTVisitor,
  type ValidationContext,
  type ValueNode,
} from 'graphql';

/**
 * Refuses literals that are too large for a Float, as a variable of that value is. graphql-js reads them as Infinity,
 * which JSON writes as null.
 */
export function refuseLargeFloats(context: ValidationContext): ASTVisitor {
  const look = (node: ValueNode & { readonly value: string }) => {
    const type = context.getInputType();
    if (type == null || getNamedType(type) !== GraphQLFloat) return;
    if (Number.isFinite(Number(node.value))) return;
    const message = `Float cannot represent what is beyond its range: ${node.value}`;
    context.reportError(new GraphQLError(message, { nodes: node }));
  };
  return { FloatValue: look, IntValue: look };
}
