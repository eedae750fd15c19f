import { OperationTypeNode } from 'graphql';
import { FORMS, type Form } from '../../operations/forms.ts';
import type { NamedOperation } from '../../operations/namedOperation.ts';
import {
  readParameters,
  unknownParameters,
  type ParameterProblem,
} from '../../operations/parameters.ts';
import type { RefusingStatus } from '../statuses.ts';
import { problem, type ProblemDetails } from './problemDetails.ts';
import type { PreparedOperation, PreparedQuery } from './prepareOperation.ts';
import type { ServedOperations } from './servedOperations.ts';
import { unknownOperation } from './unknownOperation.ts';

const ENDING = /^(?:\/contracts\/[^/?]+)?\/api\/([^/?]+?)\.(schema\.json|\w+)$/;

/** What a URL below `/api/` asks for. */
export type ApiRequest =
  | {
      readonly kind: 'data';
      readonly prepared: PreparedOperation;
      readonly form: Form;
      readonly variables: Readonly<Record<string, unknown>>;
      /** What is asked: one page where all are wanted. */
      readonly query: PreparedQuery;
      /** Whether it wants all pages. */
      readonly isAll: boolean;
    }
  | { readonly kind: 'schema'; readonly prepared: PreparedOperation }
  | { readonly kind: 'problem'; readonly problem: ProblemDetails };

/** Reads a URL. */
export function readApiUrl(url: string, operations: ServedOperations): ApiRequest {
  const [path = '', query = ''] = splitOnce(url, '?');
  const [, name, ending] = ENDING.exec(path) ?? [];
  if (name === undefined || ending === undefined) return wrong(404, NO_FORM);
  const prepared = operations.get(decoded(name));
  if (prepared === undefined) {
    return wrong(404, unknownOperation(decoded(name), queriesOf(operations)));
  }
  const { operation: kind } = prepared.operation.operation;
  if (kind !== OperationTypeNode.QUERY) return wrong(404, noUrl(prepared.operation.name, kind));
  const search = new URLSearchParams(query);
  if (ending === 'schema.json') return readSchema(prepared, search);
  const form = formOf(prepared, ending);
  if (form === undefined) return wrong(404, NO_FORM);
  return readData(prepared, form, { search, operations });
}

function formOf({ forms }: PreparedOperation, ending: string): Form | undefined {
  const known = FORMS.find((name) => name === ending);
  return known && forms.get(known);
}

const NO_FORM =
  'Expected /api/ and the name of an operation with .json, .csv, .ndjson or .schema.json behind it.';

function noUrl(name: string, kind: OperationTypeNode): string {
  return `Expected the name of a query, got the ${kind} ${name}: mutations and subscriptions have no URL, and are asked at /graphql.`;
}

function queriesOf({ set }: ServedOperations): readonly NamedOperation[] {
  return set.list().filter(({ operation }) => operation.operation === OperationTypeNode.QUERY);
}

/** It is the same whatever is asked: parameters of the data are let pass, others named. */
function readSchema(prepared: PreparedOperation, search: URLSearchParams): ApiRequest {
  const { operation, paged } = prepared;
  const problems = unknownParameters({ operation, reserved: reservedOf(paged) }, search);
  return problems.length > 0 ? wrongParameters(problems) : { kind: 'schema', prepared };
}

function reservedOf(paged: PreparedOperation['paged']): readonly string[] {
  return paged === null ? [] : ['all'];
}

interface Reading {
  readonly search: URLSearchParams;
  readonly operations: ServedOperations;
}

function readData(
  prepared: PreparedOperation,
  form: Form,
  { search, operations: { schema } }: Reading,
): ApiRequest {
  const { operation, paged } = prepared;
  const isAll = paged !== null && search.get('all') === 'true';
  const read = readParameters({ schema, operation, reserved: reservedOf(paged) }, search);
  const problems = [
    ...(read.state === 'wrong' ? read.problems : []),
    ...(paged === null ? [] : problemsOfAll(search.getAll('all'))),
    ...(isAll ? problemsOfPages(search, prepared) : []),
  ];
  if (read.state === 'wrong' || problems.length > 0) return wrongParameters(problems);
  const query = isAll ? paged : prepared.query;
  if (query === null) return wrong(404, NO_FORM);
  return { kind: 'data', prepared, form, query, variables: read.variables, isAll };
}

function problemsOfAll(given: readonly string[]): readonly ParameterProblem[] {
  const [all = 'false'] = given;
  if (given.length < 2 && (all === 'true' || all === 'false')) return [];
  return [{ parameter: 'all', detail: 'Expected true or false, once.' }];
}

/** Where a page begins and how long it is cannot be said where all are wanted; what must be said is let pass. */
function problemsOfPages(
  search: URLSearchParams,
  { operation, paged }: PreparedOperation,
): readonly ParameterProblem[] {
  return operation.variables
    .filter(
      ({ name, isRequired }) => search.has(name) && !isRequired && paged?.used.has(name) === false,
    )
    .map(({ name: parameter }) => ({
      parameter,
      detail:
        'Expected nothing beside all=true, which takes one page after the other from the first.',
    }));
}

function wrongParameters(errors: readonly ParameterProblem[]): ApiRequest {
  const detail = errors.map(({ parameter, detail: said }) => `${parameter}: ${said}`).join(' ');
  return { kind: 'problem', problem: problem(400, { detail, code: 'BAD_USER_INPUT', errors }) };
}

function wrong(status: RefusingStatus, detail: string): ApiRequest {
  return { kind: 'problem', problem: problem(status, { detail, code: 'BAD_REQUEST' }) };
}

function splitOnce(text: string, at: string): readonly string[] {
  const index = text.indexOf(at);
  return index < 0 ? [text] : [text.slice(0, index), text.slice(index + 1)];
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
