import {
  measureKinds,
  orders,
  type Measure,
  type MeasureKind,
  type Order,
} from '../answer/aggregate.ts';
import type { Table } from '../../src/table/flatten.ts';
import { formatCount } from '../answer/counts.ts';
import { nameOfMeasure } from '../answer/labels.ts';
import type { List } from '../../src/table/lists.ts';
import {
  chooseColumns,
  placeColumns,
  shares,
  yearColumns,
  type Choices,
  type Picture,
  type Share,
} from '../answer/picture.ts';
import { haveShares } from '../answer/pictureNumbers.ts';
import { isAmount } from '../answer/units.ts';
import { useChange } from '../useSession.ts';
import { Choice, type ChoiceProps } from './Choice.tsx';

interface Props {
  readonly picture: Picture;
  readonly lists: readonly List[];
  readonly table: Table | null;
  /** Units or metrics that cannot be added, of which one is told of. */
  readonly natures: readonly string[];
  readonly only: string | null;
}

/** What the picture shows; each choice is kept in the link. */
export function Choosers({ picture, lists, table, natures, only }: Props) {
  const change = useChange();
  if (table === null || picture.view === 'json') return null;
  const choices = chooseColumns(table, picture);
  const shown = [
    ...(lists.length > 1 ? [chooseList(lists, table.list)] : []),
    ...choicesOf(picture, table, choices),
    ...(only === null ? [] : [chooseOnly(natures, only)]),
  ];
  if (shown.length === 0) return null;
  return (
    <div className="mg-line mg-choosers">
      {shown.map(({ toPicture, ...choice }) => (
        <Choice
          key={choice.name}
          {...choice}
          onChoice={(chosen) => {
            change(toPicture(chosen));
          }}
        />
      ))}
    </div>
  );
}

function choicesOf(picture: Picture, table: Table, choices: Choices): readonly Chooser[] {
  const options = toOptions(table.columns);
  const places = toOptions(placeColumns(table));
  const value = chooseMeasure(table, choices);
  switch (picture.view) {
    case 'chart':
      return [
        choose('Bars', 'by', choices.by, options),
        value,
        ...chooseShare(picture, table, choices),
        chooseOrder(picture),
      ];
    case 'line':
      return chooseLine(table, choices, value);
    case 'cross':
      return [
        choose('Down', 'by', choices.by, options),
        choose('Across', 'across', choices.across, options),
        value,
        ...chooseShare(picture, table, choices),
        chooseOrder(picture),
      ];
    case 'map':
      return [
        ...(places.length < 2 ? [] : [choose('State', 'place', choices.place ?? '', places)]),
        value,
        ...chooseShare(picture, table, choices),
      ];
    case 'table':
    case 'cost':
    case 'json':
      return [];
  }
}

function chooseLine(table: Table, choices: Choices, value: Chooser): readonly Chooser[] {
  const years = new Set(yearColumns(table));
  const [dated, others] = [true, false].map((isYear) =>
    toOptions(table.columns.filter(({ key }) => years.has(key) === isYear)),
  );
  if (choices.over === null) return [];
  return [
    choose('Over', 'by', choices.over, dated ?? []),
    value,
    choose('A line for each', 'lines', choices.lines ?? '', [
      ['', '(one line)'],
      ...(others ?? []),
    ]),
  ];
}

const SHARES: Readonly<Record<Share, string>> = {
  all: 'Shares of all',
  row: 'Shares of each line',
  column: 'Shares of each column',
};

/** Only where values have a total. */
function chooseShare(picture: Picture, table: Table, { measure }: Choices): readonly Chooser[] {
  if (!haveShares(table, measure)) return [];
  const known = shares.filter((share) => picture.view === 'cross' || share === 'all');
  const value = known.find((share) => share === picture.share) ?? '';
  const options = known.map((share) => [share, SHARES[share]] as const);
  return [
    {
      name: 'Told as',
      value,
      options: [['', 'Values'], ...options],
      toPicture: (chosen) => ({ share: shares.find((share) => share === chosen) }),
    },
  ];
}

function chooseList(lists: readonly List[], value: string): Chooser {
  const options = lists.map(
    ({ path, heading, rows }) => [path, `${heading} (${formatCount(rows)})`] as const,
  );
  return choose('Rows', 'list', value, options);
}

function chooseOnly(natures: readonly string[], only: string): Chooser {
  const options = natures.map((value) => [value, value] as const);
  return { name: 'Only', value: only, options, toPicture: (chosen) => ({ only: chosen }) };
}

/** A choice that is a field of the picture as it is. */
function choose(
  name: string,
  field: 'list' | 'by' | 'across' | 'place' | 'lines',
  value: string,
  options: Chooser['options'],
): Chooser {
  return { name, value, options, toPicture: (chosen) => ({ [field]: chosen }) };
}

/** What is told of a group: a kind of measure and its column, joined by a space. */
function chooseMeasure(table: Table, { measure }: Choices): Chooser {
  const measures = table.columns.flatMap(({ key, isNumeric }) =>
    measureKinds
      .filter((kind) => kind === 'distinct' || (isNumeric && (kind === 'mean' || isAmount(key))))
      .map((kind): Measure => ({ kind, column: key })),
  );
  const byKind = measureKinds.flatMap((known) => measures.filter(({ kind }) => kind === known));
  const options = [{ kind: 'count' } as const, ...byKind].map(
    (known) =>
      [
        wordOf(known),
        known.kind === 'count' ? 'Count of rows' : nameOfMeasure(table, known),
      ] as const,
  );
  return {
    name: 'Value',
    value: wordOf(measure),
    options,
    toPicture: (chosen) => {
      const [word = '', column] = chosen.split(' ');
      const kind = measureKinds.find((known): known is MeasureKind => known === word);
      return kind && column !== undefined ? { value: column, measure: kind } : { value: '' };
    },
  };
}

function wordOf(measure: Measure): string {
  return measure.kind === 'count' ? 'count' : `${measure.kind} ${measure.column}`;
}

const ORDERS: Readonly<Record<Order, string>> = {
  largest: 'Largest first',
  smallest: 'Smallest first',
  label: 'By name',
  given: 'As they came',
};

function chooseOrder({ order }: Picture): Chooser {
  const known = orders.map((value) => [value, ORDERS[value]] as const);
  return {
    name: 'Order',
    value: order ?? '',
    options: order === undefined ? [['', 'What fits'], ...known] : known,
    toPicture: (chosen) => {
      const found = orders.find((value) => value === chosen);
      return found ? { order: found } : {};
    },
  };
}

function toOptions(columns: Table['columns']): Chooser['options'] {
  return columns.map(({ key, heading }) => [key, heading]);
}

interface Chooser extends Omit<ChoiceProps, 'onChoice'> {
  /** What it changes of the picture. */
  readonly toPicture: (chosen: string) => Partial<Picture>;
}
