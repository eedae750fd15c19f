import {
  isListType,
  isNonNullType,
  isObjectType,
  getNamedType,
  getNullableType,
  isRequiredArgument,
  parse,
  print,
  type GraphQLSchema,
} from 'graphql';
import type { Subgraph, SubgraphResult } from '../subgraph.ts';
import type { Entity, FieldSet } from './entities.ts';
import { pickValues, unknownValues, type Values } from './representations.ts';

/** What came of asking a subgraph for an entity by one of its keys. */
export interface EntityCheck {
  readonly type: string;
  /** As its SDL says it. */
  readonly key: string;
  /** Whose entity was asked for: one that is there, or one that nobody has. */
  readonly asked: 'known' | 'unknown';
  readonly representation: Values;
  /** Fields of it that were asked for. */
  readonly fields: readonly string[];
  readonly outcome: 'resolves' | 'null' | 'error';
  readonly message: string | null;
}

/** Values of an entity that is there, as many of the fields as can be had; null where none is known. */
export type FindSample = (type: string, fields: readonly FieldSet[]) => Promise<Values | null>;

export interface CheckedEntities {
  readonly subgraph: Subgraph;
  /** The graph the subgraph is composed into. */
  readonly schema: GraphQLSchema;
  readonly findSample: FindSample;
  readonly signal: AbortSignal;
}

/** Asks for one known entity of each type, by each of its keys, and for one that nobody has. */
export async function checkEntities(
  entities: readonly Entity[],
  checked: CheckedEntities,
): Promise<readonly EntityCheck[]> {
  const checks = await Promise.all(
    entities.flatMap((entity) => entity.keys.map((key) => checkKey(entity, key, checked))),
  );
  return checks.flat();
}

async function checkKey(
  entity: Entity,
  key: FieldSet,
  checked: CheckedEntities,
): Promise<readonly EntityCheck[]> {
  const { schema, findSample, subgraph, signal } = checked;
  const wanted = [key, ...entity.fields.flatMap(({ requires }) => requires ?? [])];
  const sample =
    (await findSample(entity.type, wanted)) ??
    (await findOwnSample(entity.type, key, { subgraph, schema, signal }));
  const known = sample && pickValues(sample, key.selection);
  const unknown = unknownValues(entity.type, key.selection, schema);
  return Promise.all([
    ...(known === null
      ? []
      : [ask(entity, key, { of: { ...sample }, values: known }, checked, 'known')]),
    ...(unknown === null
      ? []
      : [ask(entity, key, { of: {}, values: unknown }, checked, 'unknown')]),
  ]);
}

interface EntityValues {
  /** Where required fields are found. */
  readonly of: Values;
  readonly values: Values;
}

async function ask(
  entity: Entity,
  key: FieldSet,
  { of, values }: EntityValues,
  { subgraph, signal }: CheckedEntities,
  asked: EntityCheck['asked'],
): Promise<EntityCheck> {
  const { type } = entity;
  const required: Values[] = [];
  const fields = entity.fields.filter(({ isPlain, isExternal, requires }) => {
    if (!isPlain || isExternal) return false;
    if (requires === null) return true;
    const found = pickValues(of, requires.selection);
    if (found !== null) required.push(found);
    return found !== null;
  });
  const names = fields.map(({ name }) => name);
  const representation = Object.assign({ __typename: type }, values, ...required) as Values;
  const text = `query ($of: [_Any!]!) { _entities(representations: $of) { __typename ... on ${type} { ${['__typename', ...names].join(' ')} } } }`;
  const result = await execute(subgraph, text, { of: [representation] }, signal);
  return { type, key: key.text, asked, representation, fields: names, ...outcomeOf(result, type) };
}

function outcomeOf(
  { data, errors }: SubgraphResult,
  type: string,
): Pick<EntityCheck, 'outcome' | 'message'> {
  const [error] = errors;
  if (error !== undefined) return { outcome: 'error', message: error.message };
  const entities: unknown = data?.['_entities'];
  if (!Array.isArray(entities) || entities.length !== 1) {
    return { outcome: 'error', message: 'Expected one entity for one representation.' };
  }
  const [entity] = entities as readonly unknown[];
  if (entity === null) return { outcome: 'null', message: null };
  const { __typename: got } = Object(entity) as { readonly __typename?: unknown };
  if (got === type) return { outcome: 'resolves', message: null };
  return { outcome: 'error', message: `Expected an entity of type ${type}, got ${String(got)}.` };
}

/** One of the subgraph's own entities, if some query that needs no arguments gives one. */
async function findOwnSample(
  type: string,
  key: FieldSet,
  { subgraph, schema, signal }: Pick<CheckedEntities, 'subgraph' | 'schema' | 'signal'>,
): Promise<Values | null> {
  const fields = Object.values(schema.getQueryType()?.getFields() ?? {}).filter(
    (field) =>
      getNamedType(field.type).name === type && !field.args.some((one) => isRequiredArgument(one)),
  );
  for (const { name } of fields) {
    // The next is asked only where this one has none.
    const { data } = await execute(subgraph, `{ ${name} ${print(key.selection)} }`, {}, signal);
    const given: readonly unknown[] = [data?.[name]].flat(2);
    const first = given.find((one) => typeof one === 'object' && one !== null);
    if (first !== undefined) return first as Values;
  }
  return null;
}

function execute(
  subgraph: Subgraph,
  text: string,
  variables: Values,
  signal: AbortSignal,
): Promise<SubgraphResult> {
  return subgraph.execute({
    operation: { kind: 'query', text, name: null, document: parse(text) },
    variables,
    asker: { headers: {}, signal, explanation: null },
  });
}

/** Root fields of a graph that list entities of a type in Relay's way, and need no arguments. */
export function connectionOf(type: string, schema: GraphQLSchema): string | null {
  const fields = Object.values(schema.getQueryType()?.getFields() ?? {});
  const found = fields.find((field) => {
    const connection = getNamedType(field.type);
    const nodes = isObjectType(connection) ? connection.getFields()['nodes'] : undefined;
    if (nodes === undefined || field.args.some((one) => isRequiredArgument(one))) return false;
    const list = getNullableType(nodes.type);
    const element = isListType(list) ? list.ofType : null;
    const named = isNonNullType(element) ? element.ofType : element;
    return isObjectType(named) && named.name === type;
  });
  return found?.name ?? null;
}
