import { readFile } from 'node:fs/promises';
import { describe, expect, it } from '@jest/globals';
import { getNamedType, isLeafType, isListType, isNonNullType, isObjectType } from 'graphql';
import { graphOf } from '../support/graph.ts';

const { schema } = graphOf({ db: undefined as never });

/** Every field that is never null, but for single objects: those have fields of their own. */
const fields = Object.values(schema.getTypeMap())
  .filter(isObjectType)
  .filter((type) => type !== schema.getQueryType() && !type.name.startsWith('_'))
  .flatMap((type) =>
    Object.values(type.getFields())
      .filter(({ type: result }) => isNonNullType(result))
      .filter(
        ({ type: result }) =>
          isLeafType(getNamedType(result)) || (isNonNullType(result) && isListType(result.ofType)),
      )
      .map(({ name }) => ({ type: type.name, name })),
  );

async function namesInTable(): Promise<ReadonlySet<string>> {
  const text = await readFile('docs/data.md', 'utf8');
  const [, section = ''] = text.split('## Fields that always have a value');
  const rows =
    section
      .split('\n## ')[0]
      ?.split('\n')
      .filter((line) => line.startsWith('| `')) ?? [];
  return new Set(
    rows.flatMap((row) =>
      [...(row.split(' | ')[0]?.matchAll(/`([^`]+)`/g) ?? [])].map(([, name = '']) => name),
    ),
  );
}

describe('the table of fields that always have a value', () => {
  it('has each of them, and nothing else', async () => {
    const names = await namesInTable();
    const used = new Set<string>();
    const missing = fields.filter(({ type, name }) => {
      const known = [`${type}.${name}`, name, type].filter((key) => names.has(key));
      known.forEach((key) => used.add(key));
      return known.length === 0;
    });

    expect(missing).toEqual([]);
    expect([...names].filter((name) => !used.has(name))).toEqual([]);
  });
});
