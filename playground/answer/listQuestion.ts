import { countQuery, crossQuery, rowsQuery, type RootList } from '../../src/page/rootLists.ts';
import { headingOf } from '../../src/table/headings.ts';
import type { JsonObject } from '../../src/table/lists.ts';
import { joinFilters, type FilterField } from './filterFields.ts';
import type { Picture } from './picture.ts';
import { narrowedTitle, wordsOfValue } from './titles.ts';

/** What of a list is wanted. */
export interface Condition {
  readonly field: FilterField;
  readonly value: string;
  /** As people call the value. */
  readonly label: string;
}

interface Wanted {
  readonly list: RootList;
  readonly conditions: readonly Condition[];
  /** What is counted by: nothing for the rows themselves, and at most two. */
  readonly by: readonly string[];
}

export interface ListQuestion {
  readonly query: string;
  readonly variables: string;
  readonly picture: Picture;
}

/** What meets all conditions, as rows or counted, and the picture that shows it best. */
export function listQuestion({ list, conditions, by }: Wanted): ListQuestion {
  const filters = conditions.map(({ field, value }) => field.filterOf(value));
  const filter = filters.length === 0 ? {} : { filter: joinFilters(filters) };
  const named = namesOf(list.name, conditions, by);
  const [first = '', second = ''] = by;
  const [counted, crossed] = [countQuery(list), crossQuery(list)];
  if (by.length === 2 && crossed !== null) {
    const path = `${list.name}.crossTab.cells`;
    return asked(
      crossed,
      { rows: first, columns: second, ...filter },
      {
        ...{ ...named, view: 'cross', list: path, by: `${path}.rowLabel` },
        ...{ across: `${path}.columnLabel`, value: `${path}.count` },
        hide: `${path}.row,${path}.column`,
      },
    );
  }
  if (by.length === 1 && counted !== null) {
    const path = `${list.name}.facets`;
    return asked(
      counted,
      { by: first, ...filter },
      {
        ...{ ...named, view: 'chart', list: path, by: `${path}.label`, value: `${path}.count` },
        hide: `${path}.value`,
      },
    );
  }
  const path = `${list.name}.nodes`;
  const hide = `${path}.id,${path}.center.id`;
  const rows = list.numbers === null ? path : `${path}.${list.numbers}`;
  return asked(rowsQuery(list), filter, { ...named, view: 'table', list: rows, hide });
}

function asked(query: string, variables: JsonObject, picture: Picture): ListQuestion {
  const isBare = Object.keys(variables).length === 0;
  return { query, variables: isBare ? '' : JSON.stringify(variables, null, 2), picture };
}

/** "Resources by agency and topic where status is open": the title of the answer, and the name of its files. */
function namesOf(
  name: string,
  conditions: readonly Pick<Condition, 'field' | 'label'>[],
  by: readonly string[],
): Pick<Picture, 'title' | 'askedWhere'> {
  const counted = by.map(wordsOfFacet).join(' and ');
  const where = conditions.map(({ field: { words, isNumber }, label }) =>
    isNumber ? `${words} ${label}` : `${words} is ${wordsOfValue(label)}`,
  );
  const things = headingOf(name);
  return {
    title: narrowedTitle(by.length === 0 ? things : `${things} by ${counted}`, {
      where,
      words: '',
    }),
    askedWhere: where.join(' and '),
  };
}

/** `FOCUS_AREA` to "focus area". */
export function wordsOfFacet(facet: string): string {
  return headingOf(facet.toLowerCase()).toLowerCase();
}
