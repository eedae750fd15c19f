import { describe, expect, it } from '@jest/globals';
import { Kind, parse, print, visit, type ASTVisitor } from 'graphql';
import { crossRows, groupRows } from '../../playground/answer/aggregate.ts';
import { flatten } from '../../src/table/flatten.ts';
import { findLists, isList, isObject, type Json, type JsonObject } from '../../src/table/lists.ts';
import { chooseColumns } from '../../playground/answer/picture.ts';
import { drawPicture } from '../../playground/answer/pictureNumbers.ts';
import { readSelection } from '../../src/table/selection.ts';
import { stateOf } from '../../playground/answer/states.ts';
import { questions, themes } from '../../playground/gallery/index.ts';
import { askOf } from '../support/graph.ts';
import { realDatabase } from '../support/realData.ts';

const database = realDatabase();

describe('the gallery', () => {
  it('has at least 15 different questions, some for every theme and every picture', () => {
    expect(new Set(questions.map(({ text }) => text)).size).toBe(questions.length);
    expect(questions.length).toBeGreaterThanOrEqual(15);
    expect(new Set(questions.map(({ about }) => about))).toEqual(new Set(themes));
    expect(new Set(questions.map(({ picture }) => picture.view))).toEqual(
      new Set(['table', 'chart', 'line', 'cross', 'map']),
    );
  });

  it.each(questions)('answers: $text', async ({ query, picture }) => {
    const { data, errors } = await askOf(database)(query);
    expect(errors).toBeUndefined();
    // The answer came as JSON.
    const answer = data as JsonObject;
    const selection = readSelection(parse(query));
    expect(findLists(answer, selection).map(({ path }) => path)).toContain(picture.list);
    const table = flatten(answer, picture.list ?? '', selection);
    expect(table.rows.length).toBeGreaterThan(0);

    const keys = table.columns.map(({ key }) => key);
    const { view, by, across, place, value, sort } = picture;
    const named = [by, across, place, value, sort?.replace(/^-/, '')].filter(Boolean);
    expect(keys).toEqual(expect.arrayContaining(named));
    const chosen = chooseColumns(table, picture);
    const groups = groupRows(table, (view === 'map' ? chosen.place : chosen.by) ?? '', chosen);
    const crossed = crossRows(table, { rows: chosen.by, columns: chosen.across }, chosen);
    const line = drawPicture('line', { table, all: table, choices: chosen });
    const drawn = {
      line: line?.view === 'line' ? line.years.length : 0,
      table: table.rows.length,
      chart: groups.filter(({ value }) => (value ?? 0) > 0).length,
      cross: Math.min(crossed.rows.length, crossed.columns.length),
      map: groups.filter(({ label, value }) => stateOf(label) !== null && (value ?? 0) > 0).length,
    };
    expect(drawn[view as keyof typeof drawn]).toBeGreaterThan(1);
  });

  it.each(questions.filter(({ text }) => !text.includes('newest report')))(
    'has whole lists in lists, of which nothing says that there is more: $text',
    async ({ query }) => {
      const { data } = await askOf(database)(print(visit(parse(query), COUNTING)));
      expect(cutWithin(data as JsonObject, '', false)).toEqual([]);
    },
  );
});

/** Asks of each page how long its list is. */
const COUNTING: ASTVisitor = {
  SelectionSet: (set) => {
    const names = set.selections.map((one) => (one.kind === Kind.FIELD ? one.name.value : ''));
    if (!names.includes('nodes') && !names.includes('edges')) return undefined;
    const name = { kind: Kind.NAME, value: 'totalCount' } as const;
    const alias = { kind: Kind.NAME, value: 'inAll' } as const;
    const counted = { kind: Kind.FIELD, name, alias } as const;
    return { ...set, selections: [...set.selections, counted] };
  },
};

/** Paths of lists within lists that have more than was asked for. */
function cutWithin(value: Json, path: string, isInside: boolean): readonly string[] {
  if (isList(value)) return value.flatMap((one) => cutWithin(one, path, true));
  if (!isObject(value)) return [];
  const nodes = value['nodes'] ?? value['edges'];
  const isCut = isList(nodes) && isInside && Number(value['inAll']) > nodes.length;
  const below = Object.entries(value).flatMap(([key, child]) =>
    cutWithin(child, `${path}.${key}`, isInside),
  );
  return isCut ? [path, ...below] : below;
}
