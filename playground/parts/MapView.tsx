import { groupRows, type Group } from '../answer/aggregate.ts';
import { stateOf, tiles } from '../answer/states.ts';
import { Figure, formatShort, formatValue } from './Figure.tsx';
import { shadeOf } from './shades.ts';
import { nameOfMeasure, titleOf, type PictureProps } from './labels.ts';

const TILE = 56;

/** The states as tiles of one size, shaded by value. */
export function MapView({ table, choices: { place, measure } }: PictureProps) {
  if (place === null) {
    return (
      <p className="mg-note">
        No column of this table holds states. Ask for the <code>code</code> or <code>name</code> of
        a <code>state</code>, and the map appears here.
      </p>
    );
  }
  const groups = new Map(
    groupRows(table, place, { measure, merge: stateOf }).map((group) => [group.label, group]),
  );
  const largest = Math.max(...tiles.map(({ code }) => groups.get(code)?.value ?? 0), 0) || 1;
  const title = titleOf(table, measure, [place]);
  return (
    <Figure
      title={title}
      width={11 * TILE + 24}
      height={8 * TILE + 96}
      numbers={{
        headings: ['State', nameOfMeasure(table, measure)],
        rows: tiles.map(({ code, name }) => [name, groups.get(code)?.value ?? null]),
      }}
      note={noteOn(groups)}
    >
      {tiles.map(({ code, name, x, y }) => {
        const group = groups.get(code);
        const value = group?.value ?? null;
        const { fill, ink } = shadeOf((value ?? 0) / largest);
        const text = value === null ? 'var(--mg-muted)' : ink;
        return (
          <g
            key={code}
            className="mg-tile"
            transform={`translate(${12 + x * TILE} ${40 + y * TILE})`}
          >
            <title>{`${name}: ${describe(group)}`}</title>
            <rect
              width={TILE - 3}
              height={TILE - 3}
              rx="3"
              fill={value === null ? 'var(--mg-empty)' : fill}
            />
            <text x={TILE / 2 - 1} y="23" textAnchor="middle" fontWeight="600" fill={text}>
              {code}
            </text>
            <text x={TILE / 2 - 1} y="41" textAnchor="middle" fontSize="12" fill={text}>
              {value === null ? (group ? '?' : '–') : formatShort(value)}
            </text>
          </g>
        );
      })}
      <Legend largest={largest} y={8 * TILE + 54} />
    </Figure>
  );
}

function noteOn(groups: ReadonlyMap<string | null, Group>): string | null {
  const elsewhere = groups.get(null)?.rows ?? 0;
  const isUnknown = tiles.some(({ code }) => groups.get(code)?.value === null);
  const notes = [
    ...(elsewhere > 0 ? [`${formatValue(elsewhere)} rows have no state on the map.`] : []),
    ...(isUnknown ? ['“?” is not known, “–” is none.'] : []),
  ];
  return notes.length === 0 ? null : notes.join(' ');
}

function describe(group: Group | undefined): string {
  if (group === undefined) return 'none';
  return group.value === null ? 'not known' : formatValue(group.value);
}

function Legend({ largest, y }: { readonly largest: number; readonly y: number }) {
  const steps = [0, 0.25, 0.5, 0.75, 1];
  return (
    <g>
      {steps.map((step, index) => (
        <rect
          key={step}
          x={12 + index * 40}
          y={y}
          width="40"
          height="12"
          fill={shadeOf(step).fill}
        />
      ))}
      <text x="12" y={y + 28} fontSize="12" fill="var(--mg-ink)">
        0
      </text>
      <text
        x={12 + steps.length * 40}
        y={y + 28}
        fontSize="12"
        textAnchor="end"
        fill="var(--mg-ink)"
      >
        {formatShort(largest)}
      </text>
    </g>
  );
}
