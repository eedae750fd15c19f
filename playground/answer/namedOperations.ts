import { parse, print } from 'graphql';
import { isList, type Json } from '../../src/table/lists.ts';
import type { AskedOperation } from './paging.ts';
import type { Picture } from './picture.ts';

/** An operation that the graph answers by its name, as it tells of it. */
export interface NamedOperation {
  /** By which it is asked where no texts are taken. */
  readonly id: string | null;
  readonly name: string;
  readonly isQuery: boolean;
  readonly title: string | null;
  /** Among which others it stands. */
  readonly theme: string | null;
  /** Whether it is of whoever runs the graph, and did not come with it. */
  readonly isOfDeployment: boolean;
  readonly picture: Picture | null;
  readonly hasPages: boolean;
  readonly text: string;
  /** Its text without remarks, as graphql-js prints it. */
  readonly normal: string;
  readonly variables: readonly NamedVariable[];
}

export interface NamedVariable {
  readonly name: string;
  readonly description: string | null;
  /** As GraphQL writes it. */
  readonly type: string;
  readonly isRequired: boolean;
  /** Undefined where it has none. */
  readonly default: Json | undefined;
  readonly example: Json | undefined;
}

/** The operation whose text was asked, however it is laid out; null where it is none of them. */
export function operationOf(
  operations: readonly NamedOperation[],
  { query }: Pick<AskedOperation, 'query'>,
): NamedOperation | null {
  const normal = normalText(query);
  return operations.find((operation) => operation.normal === normal) ?? null;
}

/** Without remarks and layout; null for what is no document. */
export function normalText(query: string): string | null {
  try {
    return print(parse(query));
  } catch {
    return null;
  }
}

/** The parameters by which a URL says the variables; null where it cannot say one of them. */
export function parametersFor(
  { variables }: NamedOperation,
  values: Readonly<Record<string, unknown>>,
): URLSearchParams | null {
  const parameters = new URLSearchParams();
  for (const variable of variables) {
    const texts = textsOf(variable, values[variable.name]);
    if (texts === null) return null;
    for (const text of texts) parameters.append(variable.name, text);
  }
  return parameters;
}

function textsOf(variable: NamedVariable, value: unknown): readonly string[] | null {
  if (value === undefined) return [];
  if (value === null) return nothing(variable);
  if (!variable.type.startsWith('[')) return [textOf(value)];
  const list: readonly unknown[] = Array.isArray(value) ? value : [value];
  // A list of nothing, or of one empty text, would be read as null.
  return list.length === 0 || (list.length === 1 && list[0] === '') ? null : list.map(textOf);
}

function nothing({ type, default: byDefault }: NamedVariable): readonly string[] | null {
  if (byDefault === undefined) return [];
  return type === 'String' ? null : [''];
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** What an operation is asked with when it is opened by its name: what an address says, and examples of what has to be said. */
export function variablesFrom(
  { variables }: NamedOperation,
  parameters: URLSearchParams,
): Readonly<Record<string, unknown>> {
  const said = variables.flatMap(({ name, type, isRequired, example }): [string, unknown][] => {
    const texts = parameters.getAll(name);
    if (texts.length > 0) return [[name, valueOf(type, texts)]];
    return isRequired && example !== undefined ? [[name, example]] : [];
  });
  return Object.fromEntries(said);
}

function valueOf(type: string, texts: readonly string[]): unknown {
  const inner = type.replaceAll(/[[\]!]/g, '');
  const [text = ''] = texts;
  // As the URL of the data reads it.
  if (type.startsWith('[') && texts.length === 1 && text === '') return null;
  if (type.startsWith('[')) return texts.map((one) => oneOf(inner, one));
  return text === '' && inner !== 'String' ? null : oneOf(inner, text);
}

/** What cannot be read is sent as it is, for the graph to say what is wrong with it. */
function oneOf(type: string, text: string): unknown {
  if (['ID', 'String'].includes(type)) return text;
  try {
    const value = JSON.parse(text) as Json;
    return isList(value) ? text : value;
  } catch {
    return text;
  }
}
