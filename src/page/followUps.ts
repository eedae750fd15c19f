import { getOperationAST, parse, print, type DocumentNode, type GraphQLSchema } from 'graphql';
import { pagedDocument } from '../table/pagedDocument.ts';
import { walkFields } from '../table/selection.ts';
import { rowsQuestion } from './rowsQuestion.ts';
import { totalQuestion } from './totalQuestion.ts';

/** As many rows as the page gets at once of a list that it follows to its end. */
export const PAGE_SIZE = 100;

/** What the page asks of an answer to a question: further pages, how many there are in all, the rows that were counted. */
export function followUps(schema: GraphQLSchema, text: string): readonly string[] {
  const rows = rowsBehind(schema, parse(text));
  return [...rows, ...[text, ...rows].flatMap((known) => furtherPages(schema, parse(known)))];
}

function rowsBehind(schema: GraphQLSchema, document: DocumentNode): readonly string[] {
  const operationName = nameIn(document);
  return pathsOf(document, /(^|\.)(facets|crossTab\.cells)$/).flatMap((list) => {
    const question = rowsQuestion(schema, { document, operationName, list });
    return question === null ? [] : [question.query];
  });
}

function furtherPages(schema: GraphQLSchema, document: DocumentNode): readonly string[] {
  const operationName = nameIn(document);
  const lists = pathsOf(document, /\.(nodes|edges)$/);
  const connections = lists.map((list) => list.replace(/\.[^.]+$/, ''));
  // Below a list there is one such list for each of its elements, which nobody follows.
  const followed = connections.filter((path) => !/\.(nodes|edges)(\.|$)/.test(path));
  return [...new Set(followed)].flatMap((connection) => {
    const page = { document, operationName, connection };
    const paged = pagedDocument({ ...page, size: PAGE_SIZE, schema });
    const total = totalQuestion(page);
    return [print(paged.document), ...(total === null ? [] : [total.query])];
  });
}

function nameIn(document: DocumentNode): string | null {
  return getOperationAST(document)?.name?.value ?? null;
}

function pathsOf(document: DocumentNode, pattern: RegExp): readonly string[] {
  const paths = new Set<string>();
  walkFields(document, null, (_field, path) => {
    if (pattern.test(path)) paths.add(path);
  });
  return [...paths];
}
