import { OperationTypeNode, type GraphQLSchema } from 'graphql';
import { CONTENT_TYPES, FORMS, type FormName } from '../operations/forms.ts';
import type { NamedOperation } from '../operations/namedOperation.ts';
import type { ShapeColumn } from '../operations/tableShape.ts';
import { ownVersion } from '../version.ts';
import { shapeOfAnswer } from './answerShape.ts';
import { described, JsonSchemas, type JsonSchema } from './jsonSchema.ts';
import { ALL_PAGES, parametersOf } from './openApiParameters.ts';
import {
  DATA_HEADERS,
  HEADERS,
  OTHER_RESPONSES,
  PROBLEM_SCHEMAS,
  SHARED_RESPONSES,
} from './openApiResponses.ts';

export interface DescribedOperation {
  readonly operation: NamedOperation;
  /** Of its tables; none where they follow the answer. */
  readonly shape: readonly ShapeColumn[];
  /** Whether all pages can be had at once. */
  readonly hasAllPages: boolean;
}

interface OpenApiParts {
  readonly schema: GraphQLSchema;
  readonly operations: readonly DescribedOperation[];
  /** Whether who asks can say who that is. */
  readonly hasCredentials: boolean;
  /** Path below which all URLs are. Default: none. */
  readonly base?: string;
}

/** The URLs of the named queries of a graph, as OpenAPI 3.1 describes them. */
export function describeApi(parts: OpenApiParts): object {
  const { schema, operations, hasCredentials, base = '' } = parts;
  const queries = operations.filter(
    ({ operation: { operation } }) => operation.operation === OperationTypeNode.QUERY,
  );
  const names = queries.map(({ operation }) => operation.name);
  const own = Object.keys(PROBLEM_SCHEMAS);
  const nameOf = (name: string): string => (own.includes(name) ? `${name}_` : name);
  const answers = new Map(queries.map(({ operation }) => [operation.name, nameOf(operation.name)]));
  const schemas = new JsonSchemas(SCHEMAS, new Set([...own, ...names.map(nameOf)]));
  const data = queries.map(
    ({ operation }) => [nameOf(operation.name), dataOf(schema, operation, schemas)] as const,
  );
  const paths = queries.flatMap((query) => {
    const answer = answers.get(query.operation.name) ?? '';
    const parameters = parametersOf(query.operation, schemas);
    const shared = query.hasAllPages ? [...parameters, ALL_REFERENCE] : parameters;
    return FORMS.map((form) => [
      `/api/${query.operation.name}.${form}`,
      { get: operationOf(query, { form, answer, base, parameters: shared }) },
    ]);
  });
  return {
    openapi: '3.1.1',
    info: { ...INFO, version: ownVersion() },
    servers: [{ url: base === '' ? '/' : base }],
    tags: tagsOf(queries),
    ...(hasCredentials && { security: [{}, { credentials: [] }] }),
    paths: Object.fromEntries(paths) as object,
    components: {
      schemas: { ...Object.fromEntries(data), ...schemas.definitions, ...PROBLEM_SCHEMAS },
      parameters: { AllPages: ALL_PAGES },
      headers: HEADERS,
      responses: SHARED_RESPONSES,
      ...(hasCredentials && { securitySchemes: { credentials: CREDENTIALS } }),
    },
  };
}

const SCHEMAS = '#/components/schemas/';
const ALL_REFERENCE = { $ref: '#/components/parameters/AllPages' };

const INFO = {
  title: 'MEP Graph',
  description: [
    'The named operations of the graph as URLs that give their data: as JSON, and their lists as CSV and NDJSON. No header is needed.',
    'A parameter that may be null is so where nothing stands behind its `=`, but for texts. What is wrong is told as a problem of RFC 9457.',
  ].join('\n\n'),
};

const CREDENTIALS = {
  type: 'http',
  scheme: 'bearer',
  description: 'A key, or a token of the provider that is configured. What is public needs none.',
};

/** Themes, in the order that operations name them. */
function tagsOf(operations: readonly DescribedOperation[]): readonly object[] {
  return [...new Set(operations.map(tagOf))].map((name) => ({ name }));
}

function tagOf({ operation: { theme } }: DescribedOperation): string {
  return theme ?? 'Operations';
}

function dataOf(
  schema: GraphQLSchema,
  operation: NamedOperation,
  schemas: JsonSchemas,
): JsonSchema {
  const { description } = operation;
  return described(schemas.ofShape(shapeOfAnswer(schema, operation)), description);
}

interface Written {
  readonly form: FormName;
  /** Name of the schema of its data. */
  readonly answer: string;
  readonly parameters: readonly object[];
  readonly base: string;
}

function operationOf(
  described: DescribedOperation,
  { form, answer, parameters, base }: Written,
): object {
  const { name, title, description } = described.operation;
  const paragraphs = [
    ...(description !== null && description !== title ? [description] : []),
    ...(form === 'csv' ? [aboutColumns(base, name)] : []),
  ];
  return {
    operationId: form === 'json' ? name : `${name}.${form}`,
    tags: [tagOf(described)],
    summary: `${title ?? name} (${form.toUpperCase()})`,
    ...(paragraphs.length > 0 && { description: paragraphs.join('\n\n') }),
    parameters,
    responses: { 200: dataResponse(described, form, answer), ...OTHER_RESPONSES },
  };
}

/** In words: the address in `externalDocs` is to be a whole one by the schema of OpenAPI, and linters refuse others. */
function aboutColumns(base: string, name: string): string {
  return `Its columns are told by a [Table Schema](${base}/api/${name}.schema.json).`;
}

function dataResponse({ shape }: DescribedOperation, form: FormName, answer: string): object {
  const [mediaType = ''] = CONTENT_TYPES[form].split(';');
  const descriptions: Readonly<Record<FormName, string>> = {
    json: 'The data.',
    csv:
      shape.length === 0
        ? 'A table.'
        : `A table of ${shape.map(({ heading }) => heading).join(', ')}.`,
    ndjson:
      'The rows, one JSON document a line: elements of the list, each with what it stands under.',
  };
  const schema = form === 'json' ? { $ref: SCHEMAS + answer } : { type: 'string' };
  return {
    description: descriptions[form],
    headers: DATA_HEADERS,
    content: { [mediaType]: { schema } },
  };
}
