import {
  isNonNullType,
  parseValue,
  typeFromAST,
  valueFromAST,
  valueFromASTUntyped,
  type GraphQLInputType,
  type GraphQLSchema,
  type ValueNode,
  type VariableDefinitionNode,
} from 'graphql';
import { lengthsOf, type Range } from './lengths.ts';
import type { OperationFile } from './operationFile.ts';
import { Fault } from './problem.ts';

/** What an operation is told by whoever asks it. */
export interface OperationVariable {
  readonly name: string;
  readonly type: GraphQLInputType;
  readonly description: string | null;
  /** Whether it must be given: it may not be null, and has no default. */
  readonly isRequired: boolean;
  /** As JSON; undefined where it has none. */
  readonly default: unknown;
  /** A value worth trying, as JSON: what is written above it, else the default; undefined where there is neither. */
  readonly example: unknown;
  /** Of a length of pages, how long they may be; null of everything else, and where the schema does not say. */
  readonly range: Range | null;
}

/** The variables of an operation that is valid by the schema. */
export function readVariables(
  schema: GraphQLSchema,
  { document, operation, remarks }: OperationFile,
): readonly OperationVariable[] {
  const { variableDefinitions = [] } = operation;
  const lengths = lengthsOf(schema, { document, operation });
  return variableDefinitions.map((node) => {
    const name = node.variable.name.value;
    // Validation has seen that it is one; the compiler's overloads ask for each kind of node apart.
    const type = typeFromAST(schema, node.type) as GraphQLInputType;
    const { description = null } = remarks.get(name) ?? {};
    return {
      name,
      type,
      description,
      isRequired: isNonNullType(type) && node.defaultValue === undefined,
      default: node.defaultValue && valueFromASTUntyped(node.defaultValue),
      example: exampleOf(node, type, remarks),
      range: lengths.get(name) ?? null,
    };
  });
}

function exampleOf(
  { variable, defaultValue }: VariableDefinitionNode,
  type: GraphQLInputType,
  remarks: OperationFile['remarks'],
): unknown {
  const name = variable.name.value;
  const written = remarks.get(name)?.settings.get('example');
  if (written === undefined) return defaultValue && valueFromASTUntyped(defaultValue);
  const example = literalOf(written.value);
  if (example !== null && valueFromAST(example, type) !== undefined) {
    return valueFromASTUntyped(example);
  }
  const message = `Expected the example of $${name} to be a value of ${String(type)} as GraphQL writes it, got ${written.value}.`;
  throw new Fault(message, written.line);
}

function literalOf(text: string): ValueNode | null {
  try {
    return parseValue(text);
  } catch {
    return null;
  }
}
