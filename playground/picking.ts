import { writeAddress } from './address.ts';
import { labelsOf } from './answer/aggregate.ts';
import { withCondition, type Conditions } from './answer/conditions.ts';
import type { Cell, Table } from '../src/table/flatten.ts';
import { headingOf } from '../src/table/headings.ts';
import { headingIn, nameOf } from './answer/labels.ts';
import type { Choices, Picture } from './answer/picture.ts';
import { rowsBehind, type Counted } from './answer/rowsBehind.ts';
import { conditionsAsked, narrowedTitle } from './answer/titles.ts';
import { apartnessOf, isCounted, natureOf } from './answer/units.ts';
import { openQuestion } from './openQuestion.ts';
import type { Labels } from './parts/pictureProps.ts';
import { loadSchema } from './schema.ts';
import { readSessions, sessionOf, type Shown } from './sessions.ts';

interface Picked {
  readonly shown: Shown;
  readonly picture: Picture;
  readonly choices: Choices;
  /** The rows that the picture is drawn of. */
  readonly table: Table;
  readonly labels: Readonly<Record<string, Labels>>;
  /** Which of several units or metrics the picture tells of. */
  readonly only: string | null;
}

/** The change of the picture that shows the rows behind a part of it; null where they are asked of the graph. */
export async function pickRows(picked: Picked): Promise<Partial<Picture> | null> {
  const counted = countedValues(picked);
  if (counted) {
    const { asked, headers } = picked.shown;
    const schema = await loadSchema().catch(() => null);
    const behind =
      schema &&
      rowsBehind(schema, asked, {
        list: picked.table.list,
        counted,
      });
    if (behind && Object.keys(headers).length === 0) {
      const { list, query, variables } = behind;
      // Whoever is quick comes back here, too.
      await writeAddress(...nowShown(picked));
      const text = Object.keys(variables).length === 0 ? '' : JSON.stringify(variables, null, 2);
      openQuestion({
        query,
        variables: text,
        picture: {
          view: 'table',
          list,
          hide: `${list}.id,${list}.center.id`,
          ...namesOf(picked),
        },
      });
      return null;
    }
  }
  return { view: 'table', where: conditionsOf(picked) };
}

/** What the address tells of: beside an answer that is kept, it is the other one. */
function nowShown({ shown, picture }: Picked): readonly [Shown, Picture] {
  const session = sessionOf(readSessions());
  return session.shown ? [session.shown, session.picture] : [shown, picture];
}

/** Where the picture shows counts of the graph, what was counted. */
function countedValues({ table, choices, labels }: Picked): Counted | null {
  const { list, columns, rows } = table;
  const { measure } = choices;
  if (measure.kind === 'count' || !isCounted(table, measure.column)) return null;
  const place = (key: string): number => columns.findIndex((column) => column.key === key);
  const row = rows.find((cells) =>
    Object.entries(labels).every(([key, values]) => values.includes(textOf(cells[place(key)]))),
  );
  const valueOf = (name: string): string | null => textOf(row?.[place(`${list}.${name}`)]);
  const wanted = list.endsWith('.cells')
    ? ['row', 'column'].filter((name) => isNamed(labels, `${list}.${name}`))
    : ['value'];
  const found = wanted.map((name) => [ARGUMENTS[name] ?? name, valueOf(name)] as const);
  const known = found.flatMap(([name, value]) => (value === null ? [] : [[name, value] as const]));
  return known.length === found.length ? Object.fromEntries(known) : null;
}

/** By the column of counts that has the values. */
const ARGUMENTS: Readonly<Record<string, string>> = { value: 'by', row: 'rows', column: 'columns' };

/** "Resources where topic is Energy". */
function namesOf({ shown, picture, table, labels }: Picked) {
  const things = headingOf(table.list.replace(/\.(facets|crossTab\.\w+)$/, ''));
  const where = Object.entries(labels).map(
    ([key, [label = null]]) => `${headingIn(table, key).toLowerCase()} is ${nameOf(label)}`,
  );
  const all = [...conditionsAsked(shown.asked, table.list, picture), ...where];
  return {
    title: narrowedTitle(things, { where: all, words: '' }),
    askedWhere: all.join(' and '),
  };
}

function isNamed(labels: Picked['labels'], key: string): boolean {
  return Object.keys(labels).some((label) => label === key || label === `${key}Label`);
}

function textOf(cell: Cell): string | null {
  return labelsOf(cell)[0] ?? null;
}

function conditionsOf({ picture, choices, table, labels, only }: Picked): Conditions {
  const picked = Object.entries(labels).reduce<Conditions>(
    (where, [key, is]) => withCondition(where, key, { is }),
    picture.where ?? {},
  );
  const { measure } = choices;
  if (only === null || measure.kind === 'count') return picked;
  const apartness = apartnessOf(table, measure.column);
  const row = table.rows.find((cells) => natureOf(cells, apartness) === only);
  return apartness.reduce(
    (where, index) =>
      withCondition(where, table.columns[index]?.key ?? '', { is: [textOf(row?.[index])] }),
    picked,
  );
}
