import {
  astFromValue,
  getOperationAST,
  isInputType,
  parse,
  print,
  separateOperations,
  TokenKind,
  typeFromAST,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type Token,
  type VariableDefinitionNode,
} from 'graphql';
import type { AskedOperation } from './paging.ts';
import type { Picture } from './picture.ts';

interface Saved {
  readonly asked: AskedOperation;
  /** The question in words. */
  readonly title: string;
  /** What it is called where it has no name. */
  readonly name: string;
  readonly picture: Picture;
  /** Null where it is not known: then no examples are written. */
  readonly schema: GraphQLSchema | null;
}

/** What stands above an operation for tables and pictures, in the order it is written. */
const PARTS = [
  ...(['list', 'by', 'across', 'place', 'value', 'order'] as const),
  ...(['sort', 'lines', 'hide', 'columns'] as const),
];

interface Change {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** A question as a file of the folder of operations: named, with what it says, its picture, and examples. */
export function toOperationText(saved: Saved): string {
  const text = aloneIn(saved.asked);
  const operation = getOperationAST(parse(text));
  if (!operation?.loc) return text;
  const { start, startToken } = operation.loc;
  const examples = operation.variableDefinitions?.flatMap((node) => exampleOf(node, saved)) ?? [];
  const changes = [
    { from: startOfRemarks(startToken), to: start, text: headOf(saved) },
    ...nameOf(operation, saved.name),
    ...examples,
  ];
  return `${apply(text, changes).trim()}\n`;
}

/** A file has one operation. */
function aloneIn({ query, operationName }: AskedOperation): string {
  const operations = separateOperations(parse(query));
  if (Object.keys(operations).length < 2) return query;
  const alone = operations[operationName ?? ''];
  return alone ? print(alone) : query;
}

function headOf({ title, picture }: Saved): string {
  const { view } = picture;
  const isOfData = view !== 'cost' && view !== 'json';
  const settings = PARTS.flatMap((name) => {
    const value = picture[name];
    return value === undefined ? [] : [`${name}: ${value}`.trim()];
  });
  const lines = [title, '', `picture: ${isOfData ? view : 'table'}`, ...settings];
  return lines.map((line) => `# ${line}`.trim()).join('\n') + '\n';
}

/** Where the remarks above a token begin. */
function startOfRemarks(token: Token): number {
  const { prev } = token;
  return prev?.kind === TokenKind.COMMENT ? startOfRemarks(prev) : token.start;
}

function nameOf({ name, loc, operation }: OperationDefinitionNode, called: string): Change[] {
  if (name !== undefined || !loc) return [];
  const isShort = loc.startToken.kind === TokenKind.BRACE_L;
  const at = isShort ? loc.start : loc.startToken.end;
  return [{ from: at, to: at, text: isShort ? `${operation} ${called} ` : ` ${called}` }];
}

/** A line with a value worth trying above a variable that was given one and has none yet. */
function exampleOf(node: VariableDefinitionNode, { asked, schema }: Saved): Change[] {
  const value = asked.variables[node.variable.name.value];
  const type = schema && typeFromAST(schema, node.type);
  if (value === undefined || !type || !isInputType(type) || !node.loc) return [];
  const { start, startToken } = node.loc;
  if (hasExample(startToken)) return [];
  const literal = literalOf(value, type);
  return literal === null
    ? []
    : [{ from: start, to: start, text: `\n  # example: ${literal}\n  ` }];
}

function hasExample({ prev }: Token): boolean {
  if (prev?.kind !== TokenKind.COMMENT) return false;
  return /^\s*example:/.test(prev.value) || hasExample(prev);
}

function literalOf(value: unknown, type: Parameters<typeof astFromValue>[1]): string | null {
  try {
    const node = astFromValue(value, type);
    return node ? print(node).replaceAll(/\s*\n\s*/g, ' ') : null;
  } catch {
    return null;
  }
}

/** @param changes - in the order of the text */
function apply(text: string, changes: readonly Change[]): string {
  let at = 0;
  const parts: string[] = [];
  for (const change of changes) {
    parts.push(text.slice(at, change.from), change.text);
    at = change.to;
  }
  return parts.join('') + text.slice(at);
}

/** A name for a question that has none: "resources-facets" as "ResourcesFacets". */
export function nameFrom(fileName: string): string {
  const words = fileName.split('-').filter((word) => /^[A-Za-z]/.test(word));
  const name = words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('');
  return /^[A-Z]\w*$/.test(name) ? name : 'Question';
}
