import type { Table } from '../answer/flatten.ts';
import type { List } from '../answer/lists.ts';
import { chooseColumns, placeColumns, type Choices, type Picture } from '../answer/picture.ts';
import { changePicture } from '../sessions.ts';

interface ChoosersProps {
  readonly picture: Picture;
  readonly lists: readonly List[];
  readonly table: Table | null;
}

/** What the picture shows; each choice is kept in the link. */
export function Choosers({ picture, lists, table }: ChoosersProps) {
  if (table === null || picture.view === 'json') return null;
  const choices = chooseColumns(table, picture);
  const shown = [
    ...(lists.length > 1 ? [chooseList(lists, table.list)] : []),
    ...choicesOf(picture, table, choices),
    ...(picture.view === 'table' ? [] : [chooseMeasure(table, choices)]),
  ];
  return (
    <div className="mg-line mg-choosers">
      {shown.map((choice) => (
        <Choice key={choice.name} {...choice} />
      ))}
    </div>
  );
}

function choicesOf({ view }: Picture, table: Table, choices: Choices): readonly ChoiceProps[] {
  const options = toOptions(table.columns);
  const places = toOptions(placeColumns(table));
  switch (view) {
    case 'chart':
      return [{ name: 'Bars', field: 'by', value: choices.by, options }];
    case 'cross':
      return [
        { name: 'Down', field: 'by', value: choices.by, options },
        { name: 'Across', field: 'across', value: choices.across, options },
      ];
    case 'map':
      if (places.length < 2) return [];
      return [{ name: 'State', field: 'place', value: choices.place ?? '', options: places }];
    case 'table':
    case 'cost':
    case 'json':
      return [];
  }
}

function chooseList(lists: readonly List[], value: string): ChoiceProps {
  const options = lists.map(({ path, heading, rows }) => ({
    value: path,
    name: `${heading} (${rows})`,
  }));
  return { name: 'Rows', field: 'list', value, options };
}

function chooseMeasure({ columns }: Table, { measure }: Choices): ChoiceProps {
  const sums = toOptions(columns.filter(({ isNumeric }) => isNumeric)).map(({ value, name }) => ({
    value,
    name: `Sum of ${name}`,
  }));
  return {
    name: 'Value',
    field: 'sum',
    value: measure.kind === 'sum' ? measure.column : '',
    options: [{ value: '', name: 'Count of rows' }, ...sums],
  };
}

function toOptions(columns: Table['columns']): ChoiceProps['options'] {
  return columns.map(({ key, heading }) => ({ value: key, name: heading }));
}

interface ChoiceProps {
  readonly name: string;
  /** Of the picture. */
  readonly field: 'list' | 'by' | 'across' | 'place' | 'sum';
  readonly value: string;
  readonly options: readonly { readonly value: string; readonly name: string }[];
}

function Choice({ name, field, value, options }: ChoiceProps) {
  return (
    <label>
      {name}{' '}
      <select
        value={value}
        onChange={({ target }) => {
          changePicture({ [field]: target.value });
        }}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.name}
          </option>
        ))}
      </select>
    </label>
  );
}
