import type { Neighbour, Neighbourhood } from './neighbourhood.ts';

interface Place {
  readonly x: number;
  readonly y: number;
  /** Where its name stands beside it. */
  readonly side: 'left' | 'right';
}

export interface Placed {
  readonly center: { readonly x: number; readonly y: number };
  readonly places: ReadonlyMap<string, Place>;
  readonly height: number;
  /** From the center to a neighbour, and from there to where an edge turns to its line. */
  readonly reach: number;
  readonly turn: number;
  /** For a name beside a neighbour. */
  readonly room: number;
}

const ROW = 26;
const GROUP_GAP = 12;
const MARGIN = 24;
/** From the center to a neighbour: room for the name of the field. */
const REACH = 210;
/** Narrower, all neighbours stand at one side. */
const WIDE = 900;

/** A line for each neighbour, those of one field together, at both sides of the center where there is room. */
export function placeNeighbours({ neighbours }: Neighbourhood, width: number): Placed {
  const groups = [...new Set(neighbours.map(({ field }) => field))].map((field) =>
    neighbours.filter((neighbour) => neighbour.field === field),
  );
  const sides = width < WIDE ? [groups] : halves(groups);
  const centerX = width < WIDE ? MARGIN + 36 : width / 2;
  const reach = Math.min(REACH, width * 0.42);
  const places = new Map<string, Place>();
  const heights = sides.map((side, index) => {
    const sign = index === 0 ? 1 : -1;
    let y = MARGIN;
    for (const group of side) {
      for (const { id } of group) {
        places.set(id, { x: centerX + sign * reach, y, side: sign === 1 ? 'right' : 'left' });
        y += ROW;
      }
      y += GROUP_GAP;
    }
    return y;
  });
  const height = Math.max(...heights, 160);
  return {
    center: { x: centerX, y: height / 2 },
    places: centered(places, heights, height),
    height,
    reach,
    turn: Math.min(62, reach * 0.3),
    room: width - centerX - reach - MARGIN,
  };
}

/** Two sides with about as many lines each, the groups in their order. */
function halves(groups: readonly (readonly Neighbour[])[]) {
  const all = groups.reduce((lines, group) => lines + group.length, 0);
  const right: (readonly Neighbour[])[] = [];
  let lines = 0;
  for (const group of groups) {
    if (lines >= all / 2) break;
    right.push(group);
    lines += group.length;
  }
  return [right, groups.slice(right.length)];
}

/** The lower side stands in the middle of the higher one. */
function centered(
  places: ReadonlyMap<string, Place>,
  heights: readonly number[],
  height: number,
): ReadonlyMap<string, Place> {
  const [right = 0, left = 0] = heights;
  return new Map(
    [...places].map(([id, place]) => {
      const down = (height - (place.side === 'right' ? right : left)) / 2;
      return [id, { ...place, y: place.y + down }];
    }),
  );
}
