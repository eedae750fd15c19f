import type { Group } from '../answer/aggregate.ts';
import type { Share } from '../answer/picture.ts';
import { labelsOfState, tiles } from '../answer/states.ts';
import { Figure, formatShort, formatValue, UNTOLD, withShare } from './Figure.tsx';
import type { PictureProps } from './pictureProps.ts';
import { shadeOf } from './shades.ts';

const TILE = 56;

/** The states as tiles of one size, shaded by value. */
export function MapView({
  table,
  choices: { place },
  drawn: { groups, share, ...numbers },
  title,
  onPick,
}: PictureProps<'map'>) {
  const largest = Math.max(...tiles.map(({ code }) => groups.get(code)?.value ?? 0), 0) || 1;
  const pick = (code: string | null): void => {
    if (place !== null && groups.has(code)) onPick({ [place]: labelsOfState(table, place, code) });
  };
  const isUnknown = tiles.some(({ code }) => groups.get(code)?.value === null);
  return (
    <Figure
      title={title}
      width={11 * TILE + 24}
      height={8 * TILE + 96}
      numbers={numbers}
      onLine={(index) => {
        pick(tiles[index]?.code ?? null);
      }}
      notes={isUnknown ? ['“?” is not known, “–” is none.'] : []}
    >
      {tiles.map((tile) => (
        <Tile
          key={tile.code}
          {...{ tile, share, largest }}
          group={groups.get(tile.code)}
          onPick={() => {
            pick(tile.code);
          }}
        />
      ))}
      <Legend largest={withShare(formatShort(largest), share)} y={8 * TILE + 54} />
    </Figure>
  );
}

interface TileProps {
  readonly tile: (typeof tiles)[number];
  readonly group: Group | undefined;
  readonly share: Share | null;
  readonly largest: number;
  readonly onPick: () => void;
}

/** A state, the darker the more there is. */
function Tile({ tile: { code, name, x, y }, group, share, largest, onPick }: TileProps) {
  const value = group?.value ?? null;
  const { fill, ink } = shadeOf((value ?? 0) / largest);
  const text = value === null ? 'var(--mg-muted)' : ink;
  return (
    <g
      className="mg-tile mg-picked"
      onClick={onPick}
      transform={`translate(${12 + x * TILE} ${40 + y * TILE})`}
    >
      <title>{`${name}: ${describe(group, share)}`}</title>
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
        {value === null ? (group ? '?' : '–') : withShare(formatShort(value), share)}
      </text>
    </g>
  );
}

function describe(group: Group | undefined, share: Share | null): string {
  if (group === undefined) return 'none';
  return group.value === null ? UNTOLD : withShare(formatValue(group.value), share);
}

function Legend({ largest, y }: { readonly largest: string; readonly y: number }) {
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
        {largest}
      </text>
    </g>
  );
}
