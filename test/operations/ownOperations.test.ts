import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import {
  buildSchema,
  getNullableType,
  isListType,
  Kind,
  parse,
  parseValue,
  print,
  visit,
  type DocumentNode,
} from 'graphql';
import { answeredDocuments } from '../../scripts/documentAnswers.ts';
import { readApiSdl } from '../../src/graph/schemaFiles.ts';
import { EMPTY_FOLDER, updateFolder } from '../../src/operations/folderState.ts';
import { OWN_OPERATIONS } from '../../src/operations/operationFiles.ts';
import { bindOperations } from '../../src/operations/operationSet.ts';
import { readFolder } from '../../src/operations/readFolder.ts';
import { namesSilently } from '../support/centersSaid.ts';

const found = await readFolder(OWN_OPERATIONS);
const { files } = found;
const state = updateFolder(EMPTY_FOLDER, found);
const schema = buildSchema(readApiSdl());
const set = bindOperations(schema, [...state.operations.values()]);

describe('the operations that come with the graph', () => {
  it('are all valid, and as many as their files', () => {
    expect([state.problems, set.problems]).toEqual([[], []]);
    expect(set.list().map(({ name }) => `${name}.graphql`)).toEqual(files.map(({ name }) => name));
  });

  it.each(set.list().map((operation) => [operation.name, operation] as const))(
    '%s says what it answers, and gives each variable a value to try',
    (_name, { title, variables, list, picture }) => {
      expect(title).toMatch(/^[A-Z].*\?$/);
      for (const variable of variables) {
        const isCursor = variable.name === 'after';
        expect([variable.name, variable.example === undefined]).toEqual([variable.name, isCursor]);
      }
      expect(picture === null).toBe(list === null);
    },
  );

  it('say of each center that they name whether it still works', () => {
    const silent = set.list().filter(({ document }) => namesSilently(schema, document));
    expect(silent.map(({ name }) => name)).toEqual([]);
  });

  it('tell what their variables are', () => {
    const { variables = [] } = set.get('WhoServesAndWhoIsNear') ?? {};
    expect(variables.map(({ type, ...variable }) => ({ ...variable, type: String(type) }))).toEqual(
      [
        {
          name: 'zip',
          type: 'String!',
          description: 'Five digits, or ZIP+4.',
          isRequired: true,
          default: undefined,
          example: '98660',
          range: null,
        },
        {
          name: 'miles',
          type: 'Float',
          description: 'How far away a center may be.',
          isRequired: false,
          default: 200,
          example: 200,
          range: null,
        },
        {
          name: 'first',
          type: 'Int',
          description: 'How many centers, 100 at most.',
          isRequired: false,
          default: 2,
          example: 2,
          range: { minimum: 0, maximum: 100 },
        },
      ],
    );
    const { variables: [topics] = [] } = set.get('EnergyAndWaste') ?? {};
    expect(topics && isListType(getNullableType(topics.type))).toBe(true);
  });
});

/** What is asked, without a name; from which page on is left out. */
function questionIn(
  document: DocumentNode,
  values: ReadonlyMap<string, string> = new Map(),
): string {
  const question = visit(document, {
    OperationDefinition: (node) => ({ ...node, name: undefined, description: undefined }),
    VariableDefinition: () => null,
    Argument: ({ name, value }) => {
      const isUnset = value.kind === Kind.VARIABLE && !values.has(value.name.value);
      return isUnset || name.value === 'after' ? null : undefined;
    },
    Variable: ({ name }) => parseValue(values.get(name.value) ?? 'null'),
  });
  return print(question).replace(/^query \{/, '{');
}

describe.each(answeredDocuments)('%s', (path) => {
  it('asks what operations ask, with the values to try in place of their variables', () => {
    const known = set.list().map(({ document, operation, remarks }) => {
      const values = (operation.variableDefinitions ?? []).flatMap(({ variable, defaultValue }) => {
        const name = variable.name.value;
        const byDefault = defaultValue && print(defaultValue);
        const value = remarks.get(name)?.settings.get('example')?.value ?? byDefault;
        return value === undefined ? [] : [[name, value] as const];
      });
      return questionIn(document, new Map(values));
    });
    const asked = readFileSync(path, 'utf8').matchAll(/```graphql\n([^`]*)```\n\n<!-- answer -->/g);
    const questions = [...asked].map(([, text = '']) => questionIn(parse(text)));
    expect(questions.length).toBeGreaterThanOrEqual(5);
    expect(questions.filter((question) => !known.includes(question))).toEqual([]);
  });
});
