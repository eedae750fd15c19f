import {
  crossRows,
  groupRows,
  measureAll,
  type CrossTable,
  type Group,
  type Measure,
} from './aggregate.ts';
import { formatCount } from './counts.ts';
import type { Table } from '../../src/table/flatten.ts';
import { headingIn, nameOf, nameOfMeasure } from './labels.ts';
import type { Margins } from './margins.ts';
import { drawLine, type DrawnLine } from './drawLine.ts';
import type { Line, Numbers } from './numbers.ts';
import { haveOverlap } from './spans.ts';
import type { Choices, Share } from './picture.ts';
import { stateOf, tiles } from './states.ts';
import { spansIn } from './spanNumbers.ts';
import { withLikeTotals } from './likeTotals.ts';
import { notesOn, notesOnKinds } from './pictureNotes.ts';
import { haveRatios, isCounted } from './units.ts';

export type Drawn =
  | DrawnLine
  | (Numbers &
      (
        | { readonly view: 'chart'; readonly groups: readonly Group[] }
        | { readonly view: 'cross'; readonly cross: CrossTable; readonly all: number | null }
        | { readonly view: 'map'; readonly groups: ReadonlyMap<string | null, Group> }
      ) & {
        /** What the values are shares of, in percent; null where they are what was counted or summed. */
        readonly share: Share | null;
      });

interface Drawing {
  /** The rows of which the measure can tell. */
  readonly table: Table;
  /** All rows that the filter leaves. */
  readonly all: Table;
  readonly choices: Choices;
  readonly share?: Share | undefined;
  /** What the graph counted of lines and columns; null where it did not, or rows are left out. */
  readonly margins?: Margins | null;
}

export function drawPicture(
  view: 'chart' | 'line' | 'cross' | 'map',
  { table, all, choices, share, margins = null }: Drawing,
): Drawn | null {
  const { over, place } = choices;
  if (view === 'line') return over === null ? null : drawLine(table, all, { ...choices, over });
  if (view === 'chart') return drawChart(table, choices, { wanted: share, margins });
  if (view === 'cross') return drawCross(table, choices, { wanted: share, margins });
  return place === null ? null : drawMap(table, { ...choices, place }, share);
}

function drawChart(table: Table, { by, measure, order }: Choices, parts: CrossParts): Drawn {
  const found = groupRows(table, by, { measure, order });
  const hasOverlap = overlaps(table, measure);
  const margins = hasOverlap && measure.kind === 'sum' ? parts.margins : null;
  const groups = hasOverlap
    ? found.map((group) => (group.rows > 1 ? { ...group, value: null } : group))
    : found;
  const { all, isPart } = endOf(table, measure, margins);
  const share = sharesOf(measure, isPart ? all : null);
  const spans = spansIn(
    [null],
    groups.map(({ span }) => [span]),
  );
  return {
    view: 'chart',
    ...shownAs(groups, all, share.isPart && parts.wanted !== undefined),
    headings: [
      ...[headingIn(table, by), nameOfMeasure(table, measure)],
      ...[...share.heading, ...spans.heading],
    ],
    rows: groups.map(({ label, value }, row) => [
      ...[nameOf(label), value, ...share.of(value)],
      ...spans.of(row),
    ]),
    foot: ['All', all, ...share.of(all), ...spans.foot],
    notes: [
      ...spans.notes,
      ...notesOn(table, [by]),
      ...(margins === null ? notesOnSums(table, measure, groups) : [countedOnce(all)]),
    ],
  };
}

function countedOnce(all: number | null): string {
  return `The graph counted ${all === null ? 'all' : `${formatCount(all)} in all`}, each thing once: what has several values is in the count of each, and what has none is in no count.`;
}

interface CrossParts {
  readonly wanted: Share | undefined;
  readonly margins: Margins | null;
}

function drawCross(table: Table, choices: Choices, parts: CrossParts): Drawn {
  const { by, across, measure } = choices;
  const { found, margins, all, share, hasShares } = countCross(table, choices, parts);
  const cross = share === null ? found : crossShares(found, all, share);
  const end = share === null ? all : 100;
  const spans = spansIn(cross.columns, cross.spans);
  const unit = share === null ? '' : ' in %';
  return {
    view: 'cross',
    ...{ cross, all: end, share },
    headings: [
      headingIn(table, by),
      ...cross.columns.map((label) => `${nameOf(label)}${unit}`),
      'All',
      ...(hasShares ? ['Share of all in %'] : []),
      ...spans.heading,
    ],
    rows: linesOf(cross, hasShares ? all : null).map((line, row) => [...line, ...spans.of(row)]),
    foot: ['All', ...cross.ofColumns, end, ...(hasShares ? [100] : []), ...spans.foot],
    notes: [
      ...spans.notes,
      ...notesOn(table, [by, across]),
      ...(margins === null ? notesOnSums(table, measure, []) : [COUNTED]),
    ],
  };
}

/** The cells with their totals, and what can be told as a part of all. */
function countCross(
  table: Table,
  { by, across, measure, order }: Choices,
  { wanted, margins: counted }: CrossParts,
) {
  const hasOverlap = overlaps(table, measure);
  const margins = hasOverlap && measure.kind === 'sum' ? counted : null;
  const cross = withLikeTotals(
    table,
    { by, across, measure },
    crossRows(table, { rows: by, columns: across }, { measure, order }),
  );
  const found = hasOverlap ? withMargins(cross, margins) : cross;
  const { all, isPart } = endOf(table, measure, margins);
  const share = isPart && wanted !== undefined ? wanted : null;
  return { found, margins, all, share, hasShares: isPart && share === null };
}

/** What is told of all together, and whether values are parts of that. */
function endOf(table: Table, measure: Measure, margins: Margins | null) {
  if (margins !== null) return { all: margins.all, isPart: (margins.all ?? 0) > 0 };
  const all = allOf(table, measure);
  return { all, isPart: sharesOf(measure, all).isPart };
}

/** @param all - of which each line is a part; null where shares are not told */
function linesOf(cross: CrossTable, all: number | null): readonly Line[] {
  return cross.rows.map((label, row) => {
    const total = cross.ofRows[row] ?? null;
    const ofAll = all === null ? [] : [percent(total, all)];
    return [nameOf(label), ...(cross.values[row] ?? []), total, ...ofAll];
  });
}

/** What cannot be added has the totals that the graph counted, or none. */
function withMargins(cross: CrossTable, margins: Margins | null): CrossTable {
  const { rows, columns } = cross;
  return {
    ...cross,
    ofRows: rows.map((label) => margins?.ofRows.get(label ?? '') ?? null),
    ofColumns: columns.map((label) => margins?.ofColumns.get(label ?? '') ?? null),
  };
}

const COUNTED =
  '“All” is what the graph counted, each thing once: what has several values is in several cells, and what has none is in no cell.';

/** Each value as a part of all, of its line or of its column. */
function crossShares(cross: CrossTable, all: number | null, share: Share): CrossTable {
  const whole = (row: number | null, column: number | null): number | null =>
    share === 'all' ? all : share === 'row' ? row : column;
  const { ofRows, ofColumns } = cross;
  return {
    ...cross,
    values: cross.values.map((line, row) =>
      line.map((value, column) =>
        percent(value, whole(ofRows[row] ?? null, ofColumns[column] ?? null)),
      ),
    ),
    ofRows: ofRows.map((value) => percent(value, share === 'row' ? value : all)),
    ofColumns: ofColumns.map((value) => percent(value, share === 'column' ? value : all)),
  };
}

function drawMap(
  table: Table,
  { place, measure }: Choices & { readonly place: string },
  wanted: Share | undefined,
): Drawn {
  const found = groupRows(table, place, { measure, merge: stateOf });
  const groups = new Map(found.map((group) => [group.label, group]));
  const all = allOf(table, measure);
  const share = sharesOf(measure, all);
  const elsewhere = groups.get(null);
  const lines = tiles.map(({ code, name }) => {
    const value = groups.get(code)?.value ?? null;
    return [name, value, ...share.of(value)];
  });
  const other = elsewhere && ['No state', elsewhere.value, ...share.of(elsewhere.value)];
  const shown = shownAs(found, all, share.isPart && wanted !== undefined);
  return {
    view: 'map',
    groups: new Map(shown.groups.map((group) => [group.label, group])),
    share: shown.share,
    headings: ['State', nameOfMeasure(table, measure), ...share.heading],
    rows: other ? [...lines, other] : lines,
    foot: ['All', all, ...share.of(all)],
    notes: [
      ...(elsewhere ? [`${formatCount(elsewhere.rows)} rows have no state on the map.`] : []),
      ...notesOn(table, [place]),
      ...notesOnSums(table, measure, found),
    ],
  };
}

function shownAs(groups: readonly Group[], all: number | null, isShare: boolean) {
  if (!isShare) return { groups, share: null };
  const shared = groups.map((group) => ({ ...group, value: percent(group.value, all) }));
  return { groups: shared, share: 'all' as const };
}

const OVERLAP =
  'These counts have no total: what has several values is in the count of each, such as a resource of two agencies.';

/** Whether numbers are counts of the graph by values of which one thing may have several. */
function overlaps(table: Table, measure: Measure): boolean {
  return (
    measure.kind !== 'count' && measure.kind !== 'distinct' && isCounted(table, measure.column)
  );
}

/** What the measure tells of all rows together; null where no number does. */
function allOf(table: Table, measure: Measure): number | null {
  return overlaps(table, measure) ? null : measureAll(table, measure);
}

/** Shares are of what is told of all rows; means and different values have none. */
function sharesOf(measure: Measure, all: number | null) {
  const isPart = (measure.kind === 'count' || measure.kind === 'sum') && all !== null && all > 0;
  return {
    isPart,
    heading: isPart ? ['Share of all in %'] : [],
    of: (value: number | null): Line => (isPart ? [percent(value, all)] : []),
  };
}

/** Whether values can be told as shares of all. */
export function haveShares(table: Table, measure: Measure): boolean {
  return sharesOf(measure, allOf(table, measure)).isPart;
}

function percent(value: number | null, whole: number | null): number | null {
  return value === null || whole === null || whole === 0
    ? null
    : Math.round((value / whole) * 1000) / 10;
}

function notesOnSums(table: Table, measure: Measure, groups: readonly Group[]): readonly string[] {
  const isTold = measure.kind === 'sum' || measure.kind === 'mean';
  const hasSpans = isTold && haveOverlap(table, table.rows, measure.column);
  const isEmpty = groups.length === 0 || groups.some(({ value }) => value === null);
  return [
    ...(overlaps(table, measure) ? [OVERLAP] : []),
    ...(isTold ? notesOnKinds(table, measure.column) : []),
    ...(hasSpans && isEmpty
      ? ['Numbers of years that overlap are not added: the one may be a part of the other.']
      : []),
    ...(measure.kind === 'sum' && haveRatios(table, table.rows, measure.column)
      ? ['Ratios, such as dollars for each dollar, are not added.']
      : []),
  ];
}
