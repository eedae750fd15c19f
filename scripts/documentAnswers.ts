import { join } from 'node:path';
import {
  getNamedType,
  isAbstractType,
  isObjectType,
  type GraphQLError,
  type GraphQLSchema,
} from 'graphql';

const root = join(import.meta.dirname, '..');

/** The documents whose queries are followed by their answers. */
export const answeredDocuments = [join(root, 'README.md'), join(root, 'docs', 'asking.md')];

type Ask = (query: string) => Promise<{
  readonly data?: unknown;
  readonly errors?: readonly GraphQLError[] | undefined;
}>;

/**
 * The document with every query followed by what it answers today, and with the picture of today's
 * schema. A query is a `graphql` block with the mark `<!-- answer -->` behind it, or
 * `<!-- refusal -->` where it is refused.
 */
export async function renewAnswers(
  markdown: string,
  { ask, schema }: { readonly ask: Ask; readonly schema: GraphQLSchema },
): Promise<string> {
  const pattern = /```graphql\n(.*?)```\n\n<!-- (answer|refusal) -->(?:\n\n```json\n.*?```)?/gs;
  let renewed = '';
  let end = 0;
  for (const match of markdown.matchAll(pattern)) {
    const [block, query = '', mark] = match;
    // In turn: a reader of the output of a failed run sees which query it was.
    const { data, errors } = await ask(query);
    if ((errors !== undefined) !== (mark === 'refusal')) {
      throw new Error(`${query}\n${JSON.stringify(errors)}`);
    }
    const answer = errors === undefined ? data : { errors: errors.map(toShown) };
    renewed += markdown.slice(end, match.index);
    renewed += `\`\`\`graphql\n${query}\`\`\`\n\n<!-- ${mark} -->\n\n\`\`\`json\n${JSON.stringify(answer, null, 2)}\n\`\`\``;
    end = match.index + block.length;
  }
  return withPicture(renewed + markdown.slice(end), schema);
}

/** Where in the query it stands is of no use to a reader. */
function toShown({ message, path, extensions }: GraphQLError): object {
  return { message, path, extensions };
}

function withPicture(markdown: string, schema: GraphQLSchema): string {
  return markdown.replace(
    /<!-- picture -->.*<!-- \/picture -->/s,
    () => `<!-- picture -->\n\n${drawGraph(schema)}\n\n<!-- /picture -->`,
  );
}

/** What the fields of entities lead to, as a Mermaid diagram; one line for each pair of types. */
function drawGraph(schema: GraphQLSchema): string {
  const lines = new Map<string, { readonly from: string; readonly to: string; labels: string[] }>();
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isEntity(schema, type.name) || !isObjectType(type)) continue;
    for (const field of Object.values(type.getFields())) {
      for (const target of targetsOf(schema, getNamedType(field.type).name)) {
        const key = [type.name, target].toSorted().join(' ');
        const line = lines.get(key) ?? { from: type.name, to: target, labels: [] };
        if (!line.labels.includes(field.name)) line.labels.push(field.name);
        lines.set(key, line);
      }
    }
  }
  const drawn = [...lines.values()].map(
    ({ from, to, labels }) => `  ${from} ---|${labels.join(', ')}| ${to}`,
  );
  return ['```mermaid', 'flowchart LR', ...drawn, '```'].join('\n');
}

function isEntity(schema: GraphQLSchema, name: string): boolean {
  const type = schema.getType(name);
  return isObjectType(type) && type.getInterfaces().some((known) => known.name === 'Node');
}

/** The entities behind a field's type: itself, what a connection lists, or what a union or an interface can be. */
function targetsOf(schema: GraphQLSchema, name: string): readonly string[] {
  if (isEntity(schema, name)) return [name];
  const type = schema.getType(name);
  if (!isObjectType(type) || !name.endsWith('Connection')) return [];
  const nodes = type.getFields()['nodes'];
  if (nodes === undefined) return [];
  const listed = getNamedType(nodes.type);
  if (isEntity(schema, listed.name)) return [listed.name];
  return isAbstractType(listed) ? schema.getPossibleTypes(listed).map((member) => member.name) : [];
}
