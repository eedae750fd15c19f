import {
  Kind,
  parse,
  TypeInfo,
  visit,
  visitWithTypeInfo,
  type DocumentNode,
  type FieldNode,
  type GraphQLSchema,
} from 'graphql';

/** Whether a document names a center somewhere and does not say whether it still works. */
export function namesSilently(schema: GraphQLSchema, document: DocumentNode): boolean {
  const isName = ({ name }: FieldNode) => ['name', 'shortName'].includes(name.value);
  const isStatus = ({ name }: FieldNode) => name.value === 'status';
  const types = new TypeInfo(schema);
  const around: boolean[] = [];
  let isSilent = false;
  visit(
    document,
    visitWithTypeInfo(types, {
      SelectionSet: {
        enter: ({ selections }) => {
          const fields = selections.filter((selection) => selection.kind === Kind.FIELD);
          const isSaid = fields.some(isStatus);
          const mayBeSilent = types.getParentType()?.name !== 'Center' || !fields.some(isName);
          // What serves a ZIP code says the status of its center.
          if (!isSaid && !mayBeSilent && around.at(-1) !== true) isSilent = true;
          around.push(isSaid);
        },
        leave: () => void around.pop(),
      },
    }),
  );
  return isSilent;
}

interface Sample {
  readonly text: string;
  readonly document: DocumentNode;
}

/** The queries in the code of a page, in whatever language they stand: what the schema has the roots of. */
export function queriesIn(schema: GraphQLSchema, page: string): readonly Sample[] {
  return [...page.matchAll(/^(```+)[^\n]*\n([^]*?)^\1$/gm)].flatMap(([, , code = '']) =>
    queriesInCode(schema, code.replaceAll('\\"', '"')),
  );
}

function queriesInCode(schema: GraphQLSchema, code: string): readonly Sample[] {
  const found: Sample[] = [];
  for (let at = code.indexOf('{'); at >= 0; at = code.indexOf('{', at)) {
    const text = balancedFrom(code, at);
    const document = text === null ? null : documentOf(schema, code.slice(0, at), text);
    if (text !== null && document !== null) found.push({ text, document });
    at += document === null ? 1 : (text?.length ?? 1);
  }
  return found;
}

function balancedFrom(code: string, start: number): string | null {
  let depth = 0;
  for (let at = start; at < code.length; at += 1) {
    if (code[at] === '{') depth += 1;
    if (code[at] === '}') depth -= 1;
    if (depth === 0) return code.slice(start, at + 1);
  }
  return null;
}

/** Null for braces of another language, or of a schema that is not this one. */
function documentOf(schema: GraphQLSchema, before: string, braces: string): DocumentNode | null {
  const type = /\bon\s+(\w+)\s*$/.exec(before)?.[1];
  const roots =
    type === undefined
      ? [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()]
      : [schema.getType(type)];
  const operations = ['query', 'mutation', 'subscription'];
  for (const [index, root] of roots.entries()) {
    const head = type === undefined ? String(operations[index]) : `fragment It on ${type}`;
    const document = parsed(`${head} ${braces}`);
    const [definition] = document?.definitions ?? [];
    if (!document || !root || !('getFields' in root) || !definition) continue;
    if (!('selectionSet' in definition)) continue;
    const fields = definition.selectionSet.selections.filter(({ kind }) => kind === Kind.FIELD);
    // Kinds were looked at.
    const names = (fields as readonly FieldNode[]).map(({ name }) => name.value);
    if (names.length > 0 && names.every((name) => name in root.getFields())) return document;
  }
  return null;
}

function parsed(text: string): DocumentNode | null {
  try {
    return parse(text);
  } catch {
    return null;
  }
}
