import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  buildSchema,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  isScalarType,
  isUnionType,
  parse,
  TypeInfo,
  visit,
  visitWithTypeInfo,
  type GraphQLNamedType,
  type GraphQLSchema,
} from 'graphql';

const root = join(import.meta.dirname, '..');
const read = (path: string): string => readFileSync(join(root, path), 'utf8');

/** The types of the graph by domain, with the questions of README.md and docs/asking.md that ask them, in Markdown. */
export function schemaPageText(): string {
  const schema = buildSchema(read('src/generated/api.graphql'));
  const owners = ownersOfTypes();
  const questions = [...questionsOf(schema, 'README.md'), ...questionsOf(schema, 'docs/asking.md')];
  const domains = [...new Set(owners.values())].toSorted();
  const sections = domains.map((domain) => {
    const types = Object.values(schema.getTypeMap()).filter(
      (type) => owners.get(type.name) === domain && !isPaging(type.name),
    );
    const texts = types.map((type) => describeType(schema, type, questions));
    return `## ${domain}\n\nFrom [schema/${domain}.graphql](../../schema/${domain}.graphql).\n\n${texts.join('\n')}`;
  });
  return `${HEAD}\n${sections.join('\n')}`;
}

const HEAD = `# The schema

<!-- Made by npm run docs:reference from schema/ and the questions of README.md and docs/asking.md; a test compares. -->

Every type by domain, what its fields are, and where a question is shown that asks it. \`/schema.graphql\` of a running server has the same for programs.
Types that page lists (\`…Connection\`, \`…Edge\`, \`PageInfo\`) are left out: all have \`nodes\`, \`edges\`, \`pageInfo\` and most \`totalCount\`.
\`!\` is never null.
`;

interface Question {
  /** Where it stands, as a link. */
  readonly link: string;
  readonly types: ReadonlySet<string>;
}

/** The domain of each type: where most of its fields are. */
function ownersOfTypes(): ReadonlyMap<string, string> {
  const owners = new Map<string, { domain: string; members: number }>();
  for (const file of readdirSync(join(root, 'schema')).toSorted()) {
    const domain = file.replace('.graphql', '');
    for (const definition of parse(read(`schema/${file}`)).definitions) {
      if (!('name' in definition)) continue;
      if (definition.kind.startsWith('Directive')) continue;
      const members = ['fields', 'values', 'types'].flatMap((key) => {
        const found: unknown = Reflect.get(definition, key);
        return Array.isArray(found) ? (found as unknown[]) : [];
      }).length;
      const known = owners.get(definition.name.value);
      if (known === undefined || known.members < members) {
        owners.set(definition.name.value, { domain, members });
      }
    }
  }
  return new Map([...owners].map(([name, { domain }]) => [name, domain]));
}

function isPaging(name: string): boolean {
  return /(Connection|Edge)$/.test(name) || name === 'PageInfo';
}

/** The answered questions of a document, each under its last heading, or its words in bold. */
function questionsOf(schema: GraphQLSchema, path: string): readonly Question[] {
  const text = read(path);
  return [...text.matchAll(/```graphql\n((?:(?!```)[^])*)```\n\n<!-- answer -->/g)].map((match) => {
    const headings = [...text.slice(0, match.index).matchAll(/^#+ (.+)$/gm)];
    const heading = headings.at(-1)?.[1] ?? '';
    const anchor = heading
      .toLowerCase()
      .replace(/[^\w\- ]/g, '')
      .replaceAll(' ', '-');
    return {
      link: `[${heading}](../../${path}#${anchor})`,
      types: typesIn(schema, match[1] ?? ''),
    };
  });
}

function typesIn(schema: GraphQLSchema, query: string): ReadonlySet<string> {
  const types = new Set<string>();
  const info = new TypeInfo(schema);
  const note = (name: string | undefined): void => {
    if (name !== undefined) types.add(name);
  };
  const visitor = visitWithTypeInfo(info, {
    Field: () => {
      note(getNamedType(info.getType())?.name);
    },
    InlineFragment: () => {
      note(getNamedType(info.getType())?.name);
    },
    Argument: () => {
      note(getNamedType(info.getInputType())?.name);
    },
  });
  visit(parse(query), visitor);
  return types;
}

function describeType(
  schema: GraphQLSchema,
  type: GraphQLNamedType,
  questions: readonly Question[],
): string {
  const links = [
    ...new Set(questions.filter(({ types }) => types.has(type.name)).map(({ link }) => link)),
  ];
  const asked =
    links.length === 0 || type.name === 'Query' ? [] : [`Asked in ${links.join(', ')}.`];
  const lines = [`### ${type.name}`, oneLine(type.description), membersOf(schema, type), ...asked];
  return `${lines.filter((line) => line !== '').join('\n\n')}\n`;
}

function membersOf(schema: GraphQLSchema, type: GraphQLNamedType): string {
  if (isUnionType(type)) {
    return `One of ${type
      .getTypes()
      .map(({ name }) => `\`${name}\``)
      .join(', ')}.`;
  }
  if (isScalarType(type)) return 'A scalar.';
  if (isEnumType(type)) {
    return tableOf(
      'value',
      type.getValues().map(({ name, description }) => [`\`${name}\``, oneLine(description)]),
    );
  }
  if (isInputObjectType(type)) {
    const fields = Object.values(type.getFields());
    return tableOf(
      'field',
      fields.map(({ name, type: of, description }) => [
        `\`${name}: ${String(of)}\``,
        oneLine(description),
      ]),
    );
  }
  if (!isObjectType(type) && !isInterfaceType(type)) return '';
  const possible = isInterfaceType(type)
    ? `Had by ${schema
        .getPossibleTypes(type)
        .map(({ name }) => `\`${name}\``)
        .join(', ')}.\n\n`
    : '';
  const rows = Object.values(type.getFields()).map(({ name, args, type: of, description }) => {
    const asked = args.length === 0 ? '' : `(${args.map((argument) => argument.name).join(', ')})`;
    return [`\`${name}${asked}: ${String(of)}\``, oneLine(description)];
  });
  return possible + tableOf('field', rows);
}

function tableOf(title: string, rows: readonly (readonly string[])[]): string {
  const lines = rows.map(
    (row) => `| ${row.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`,
  );
  return [`| ${title} | what |`, '|---|---|', ...lines].join('\n');
}

function oneLine(text: string | null | undefined): string {
  return (text ?? '').replaceAll(/\s+/g, ' ').replaceAll('*', '\\*').trim();
}
