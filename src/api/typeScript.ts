import {
  getNullableType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  type GraphQLInputObjectType,
  type GraphQLInputType,
  type GraphQLLeafType,
  type GraphQLSchema,
} from 'graphql';
import type { NamedOperation } from '../operations/namedOperation.ts';
import { shapeOfAnswer, type Shape } from './answerShape.ts';

/** What TypeScript has for scalars; for those that are not known here, anything. */
const SCALARS: Readonly<Record<string, string>> = {
  ID: 'string',
  String: 'string',
  Int: 'number',
  SafeInt: 'number',
  Float: 'number',
  Boolean: 'boolean',
  DateTime: 'string',
};

/** A declaration file with the data and the variables of operations, complete in itself. */
export function declareOperations(
  schema: GraphQLSchema,
  operations: readonly NamedOperation[],
): string {
  const taken = operations.flatMap(({ name }) => [name, `${name}Variables`]);
  const named = new Declarations(new Set([...taken, 'Operations']));
  const declared = operations.flatMap((operation) => [
    `${comment(operation.description, '')}export type ${operation.name} = ${named.ofShape(shapeOfAnswer(schema, operation), '')};\n`,
    `export type ${operation.name}Variables = ${variablesOf(operation, named)};\n`,
  ]);
  const all = operations.map(
    ({ name }) =>
      `  readonly ${name}: { readonly data: ${name}; readonly variables: ${name}Variables };\n`,
  );
  const index = `/** What each operation takes and gives, by its name. */\nexport interface Operations {\n${all.join('')}}\n`;
  return [...named.declared, ...declared, index].join('\n');
}

function variablesOf({ variables }: NamedOperation, named: Declarations): string {
  if (variables.length === 0) return 'Readonly<Record<string, never>>';
  const members = variables.map(
    ({ name, type, description, isRequired }) =>
      `${comment(description, '  ')}  readonly ${name}${isRequired ? '' : '?'}: ${named.ofInput(type)};\n`,
  );
  return `{\n${members.join('')}}`;
}

/** Writes types; enums and inputs are declared once. */
class Declarations {
  readonly #declared = new Map<string, string>();
  readonly #taken: ReadonlySet<string>;

  /** @param taken - names that no enum and no input may have */
  constructor(taken: ReadonlySet<string>) {
    this.#taken = taken;
  }

  get declared(): readonly string[] {
    return [...this.#declared].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, text]) => text);
  }

  ofShape(shape: Shape, indent: string): string {
    switch (shape.kind) {
      case 'leaf':
        return this.#leaf(shape.type);
      case 'typename':
        return `'${shape.name}'`;
      case 'list':
        return `readonly ${parenthesized(this.ofShape(shape.of, indent), shape.of)}[]`;
      case 'nullable':
        return `${this.ofShape(shape.of, indent)} | null`;
      case 'either':
        return shape.of.map((one) => this.ofShape(one, indent)).join(' | ');
      case 'object': {
        const inner = `${indent}  `;
        const members = shape.fields.map(
          (field) =>
            `${comment(field.description, inner)}${inner}readonly ${field.name}${field.isConditional ? '?' : ''}: ${this.ofShape(field.shape, inner)};\n`,
        );
        return members.length === 0 ? 'object' : `{\n${members.join('')}${indent}}`;
      }
    }
  }

  ofInput(type: GraphQLInputType): string {
    const inner = getNullableType(type);
    const present = isListType(inner)
      ? `readonly (${this.ofInput(inner.ofType)})[]`
      : isInputObjectType(inner)
        ? this.#declare(inner.name, (name) => this.#inputObject(inner, name))
        : this.#leaf(inner);
    return isNonNullType(type) ? present : `${present} | null`;
  }

  #inputObject(type: GraphQLInputObjectType, name: string): string {
    const members = Object.values(type.getFields()).map((field) => {
      const mark = isNonNullType(field.type) && field.defaultValue === undefined ? '' : '?';
      const said = comment(field.description ?? null, '  ');
      return `${said}  readonly ${field.name}${mark}: ${this.ofInput(field.type)};\n`;
    });
    return `export interface ${name} {\n${members.join('')}}\n`;
  }

  #leaf(type: GraphQLLeafType): string {
    if (!isEnumType(type)) return SCALARS[type.name] ?? 'unknown';
    const values = type.getValues().map(({ name }) => `'${name}'`);
    return this.#declare(type.name, (name) => `export type ${name} = ${values.join(' | ')};\n`);
  }

  #declare(type: string, write: (name: string) => string): string {
    const name = this.#taken.has(type) ? `${type}_` : type;
    if (!this.#declared.has(name)) {
      // Before it is written: an input may hold itself.
      this.#declared.set(name, '');
      this.#declared.set(name, write(name));
    }
    return name;
  }
}

function parenthesized(text: string, { kind }: Shape): string {
  return kind === 'nullable' || kind === 'either' || kind === 'list' ? `(${text})` : text;
}

function comment(text: string | null, indent: string): string {
  if (text === null) return '';
  const lines = text.replaceAll('*/', '* /').split('\n');
  if (lines.length === 1) return `${indent}/** ${lines[0] ?? ''} */\n`;
  return `${indent}/**\n${lines.map((line) => `${indent} * ${line}`.trimEnd()).join('\n')}\n${indent} */\n`;
}
