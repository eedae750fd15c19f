import type { Table } from '../../src/table/flatten.ts';
import { compareCells } from '../../src/table/objects.ts';
import { CellContent, isYear } from './CellContent.tsx';

const COMPARED = { same: 'same', differs: '≠ differs', unknown: 'not known' } as const;

/** Objects side by side, a field a line; lines in which they differ are marked. */
export function SheetView({ objects }: { readonly objects: Table }) {
  const { rows, columns } = objects;
  const fields = columns
    .map(({ key, heading }, index) => ({ key, heading, index }))
    // What stands in the heading already is no difference.
    .filter(
      ({ index }) => index > 0 && !(rows.length > 1 && rows.every((row) => row[index] === row[0])),
    );
  return (
    <div className="mg-sheet" role="region" aria-label="Fields of the answer" tabIndex={0}>
      <table className="mg-table">
        {rows.length > 1 && (
          <thead>
            <tr>
              <th scope="col">Field</th>
              {rows.map((row, index) => (
                <th key={index} scope="col">
                  <CellContent cell={row[0]} />
                </th>
              ))}
              <th scope="col">Compared</th>
            </tr>
          </thead>
        )}
        <tbody>
          {fields.map(({ key, heading, index }) => {
            const compared = compareCells(rows.map((row) => row[index]));
            return (
              <tr key={key} className={compared === 'differs' ? 'mg-differs' : undefined}>
                <th scope="row">{heading}</th>
                {rows.map((row, object) => (
                  <td key={object}>
                    <CellContent cell={row[index]} isYear={isYear(key)} />
                  </td>
                ))}
                {rows.length > 1 && <td>{COMPARED[compared]}</td>}
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
