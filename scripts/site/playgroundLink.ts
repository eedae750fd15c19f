import { readFileSync } from 'node:fs';
import path from 'node:path';
import { buildSchema, Kind, parse, validate, type DocumentNode } from 'graphql';
import { encodeLink } from '../../playground/answer/links.ts';

const schema = buildSchema(
  readFileSync(
    path.join(import.meta.dirname, '..', '..', 'src', 'generated', 'api.graphql'),
    'utf8',
  ),
);

/** What brings a query into the playground, behind its `#`; null where it is none that this graph takes. */
export async function playgroundLink(query: string): Promise<string | null> {
  const document = parsed(query);
  const operation = document?.definitions.find(({ kind }) => kind === Kind.OPERATION_DEFINITION);
  if (document === null || operation === undefined) return null;
  if (validate(schema, document).length > 0) return null;
  return encodeLink({ query: query.trimEnd(), variables: '', operationName: null, picture: null });
}

function parsed(query: string): DocumentNode | null {
  try {
    return parse(query);
  } catch {
    return null;
  }
}
