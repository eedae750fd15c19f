import {
  isIntrospectionType,
  isSpecifiedScalarType,
  print,
  printType,
  type ASTNode,
  type GraphQLNamedType,
  type GraphQLSchema,
} from 'graphql';
import { askForNear } from '../answer/nearNames.ts';
import { failed, said, type ToolResult } from './answerTool.ts';
import { CHARACTERS_PER_TOKEN } from './fitAnswer.ts';
import type { GraphAccess } from './graphAccess.ts';
import { inputOf, type Tool } from './tool.ts';

/** What there is to be asked. */
export const describeTool: Tool = {
  name: 'describe',
  title: 'Describe the graph',
  description:
    'Says what the graph has: without a name its root fields and types in a line each; with the name of a type ("Resource", "ResourceFilter"), of a field ("Query.resources") or of a named operation, its definition with all that is said of it.',
  inputSchema: inputOf(
    { name: { type: 'string', description: 'A type, Type.field, or a named operation.' } },
    [],
  ),
  call: async (access, { name }, maxTokens) => {
    const text = typeof name === 'string' && name.trim() !== '' ? name.trim() : null;
    return bounded(text === null ? overview(access.schema) : describe(access, text), maxTokens);
  },
};

function bounded(result: ToolResult | string, maxTokens: number): ToolResult {
  if (typeof result !== 'string') return result;
  const most = maxTokens * CHARACTERS_PER_TOKEN;
  if (result.length <= most) return said(result);
  const rest = '\n… (cut here: describe single fields, as "Query.resources", for the rest)';
  return said(result.slice(0, most - rest.length) + rest);
}

function overview(schema: GraphQLSchema): string {
  const roots = Object.values(schema.getQueryType()?.getFields() ?? {}).map(
    (field) => `- Query.${field.name}: ${String(field.type)}. ${firstLine(field.description)}`,
  );
  const types = Object.values(schema.getTypeMap())
    .filter((type) => !isIntrospectionType(type) && !isSpecifiedScalarType(type))
    .filter(({ name }) => !/(Connection|Edge)$/.test(name) && name !== 'Query')
    .map((type) => `- ${type.name}: ${firstLine(type.description)}`);
  return `Root fields:\n${roots.join('\n')}\n\nTypes:\n${types.join('\n')}\n\nDescribe one of them by its name. Named operations are tools of their own.`;
}

function firstLine(text: string | null | undefined): string {
  return (text ?? '').split('\n')[0] ?? '';
}

function describe({ schema, operations }: GraphAccess, name: string): ToolResult | string {
  const operation = operations.get(name);
  if (operation !== undefined) {
    return `${operation.description ?? ''}\n\n${operation.text}`.trim();
  }
  const [typeName = '', fieldName] = name.split('.');
  const type = schema.getType(typeName);
  if (type === undefined) return unknown(name, [...typeNames(schema), ...namesOf(operations)]);
  if (fieldName === undefined) return printType(type);
  const fields = 'getFields' in type ? type.getFields() : {};
  const field = fields[fieldName];
  if (field === undefined) return unknown(fieldName, Object.keys(fields));
  return describeField(type, field);
}

function describeField(
  type: GraphQLNamedType,
  field: {
    readonly name: string;
    readonly type: unknown;
    readonly astNode?: ASTNode | null | undefined;
  },
): string {
  // What is built of SDL has what was written.
  const written = field.astNode ? print(field.astNode) : `${field.name}: ${String(field.type)}`;
  return `A field of ${type.name}:\n\n${written}`;
}

function typeNames(schema: GraphQLSchema): readonly string[] {
  return Object.keys(schema.getTypeMap()).filter((name) => !name.startsWith('__'));
}

function namesOf(operations: GraphAccess['operations']): readonly string[] {
  return operations.list().map(({ name }) => name);
}

function unknown(name: string, known: readonly string[]): ToolResult {
  const message = `Expected the name of a type, a field or an operation, got "${name}".${askForNear(name, known)}`;
  return failed(
    [{ message, extensions: { code: 'BAD_USER_INPUT' } }],
    'Call "describe" without a name for all there are.',
  );
}
