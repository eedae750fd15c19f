import { OperationTypeNode } from 'graphql';
import { described, JsonSchemas } from '../api/jsonSchema.ts';
import type { NamedOperation } from '../operations/namedOperation.ts';
import { answerTool } from './answerTool.ts';
import { inputOf, type Tool } from './tool.ts';

/** One tool for each named query. */
export function operationTools(operations: readonly NamedOperation[]): readonly Tool[] {
  return operations
    .filter(({ operation }) => operation.operation === OperationTypeNode.QUERY)
    .filter(({ name }) => name.length <= MAX_NAME)
    .map(operationTool);
}

/** More some clients do not take. */
const MAX_NAME = 64;

function operationTool(operation: NamedOperation): Tool {
  const { name, title, description, text, variables } = operation;
  const schemas = new JsonSchemas('#/$defs/');
  const properties = Object.fromEntries(
    variables.map((variable) => {
      const { description: about, default: byDefault, example, range } = variable;
      const said = [
        about,
        example === undefined ? null : `For example ${JSON.stringify(example)}.`,
      ];
      const schema = described(
        { ...schemas.ofInput(variable.type), ...range },
        said.filter(Boolean).join(' ') || null,
      );
      return [variable.name, { ...schema, ...(byDefault !== undefined && { default: byDefault }) }];
    }),
  );
  const required = variables.filter(({ isRequired }) => isRequired).map((one) => one.name);
  return {
    name,
    title: title ?? name,
    description: description ?? `Answers the query ${name}.`,
    inputSchema: inputOf(properties, required, schemas.definitions),
    call: async (access, given, maxTokens) =>
      answerTool(
        access,
        { query: text, variables: given, more: moreOf(operation, access.origin) },
        maxTokens,
      ),
  };
}

function moreOf({ name, variables }: NamedOperation, origin: string): string {
  const pages = variables
    .map((variable) => variable.name)
    .filter((one) => /^(first|after|last|before)$/.test(one));
  const byPages =
    pages.length > 0 ? `Call this tool with ${pages.join(' and ')}, or narrow it. ` : '';
  return `${byPages}The whole answer is at ${origin}/api/${name}.json, as a table at ${origin}/api/${name}.csv, with the same arguments as parameters.`;
}
