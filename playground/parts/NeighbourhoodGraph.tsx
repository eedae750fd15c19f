import type cytoscape from 'cytoscape';
import { useEffect, useMemo, useRef, useState, type RefObject } from 'react';
import { headingOf } from '../../src/table/headings.ts';
import type { JsonObject } from '../../src/table/lists.ts';
import { drawNeighbourhood, lineColour } from '../entity/drawNeighbourhood.ts';
import type { Entity } from '../entity/names.ts';
import { neighbourhoodOf, typesIn, type Neighbourhood } from '../entity/neighbourhood.ts';
import { placeNeighbours, type Placed } from '../entity/placeNeighbours.ts';

interface Props {
  readonly node: JsonObject;
  readonly onOpen: (entity: Entity) => void;
}

/** A picture of what an entity leads to; whoever does not see it has the list beside it. */
export function NeighbourhoodGraph({ node, onOpen }: Props) {
  const neighbourhood = useMemo(() => neighbourhoodOf(node), [node]);
  const frame = useRef<HTMLDivElement>(null);
  const width = useWidth(frame);
  const placed = useMemo(
    () => (width === 0 ? null : placeNeighbours(neighbourhood, width)),
    [neighbourhood, width],
  );
  useDrawing(frame, { neighbourhood, placed, onOpen });
  const { center, neighbours, left } = neighbourhood;
  return (
    <figure className="mg-graph">
      <div
        ref={frame}
        className="mg-graph-frame"
        role="img"
        aria-label={`${center.name} and ${neighbours.length} others that it leads to; the list tells the same.`}
        style={{ height: placed?.height ?? 200 }}
      />
      <figcaption className="mg-line">
        {typesIn(neighbourhood).map((type, index) => (
          <span key={type} className="mg-key">
            <span style={{ background: `var(${lineColour(index)})` }} /> {headingOf(type)}
          </span>
        ))}
        {left > 0 && <span className="mg-note">{left} more have no room in the picture.</span>}
      </figcaption>
    </figure>
  );
}

type Frame = RefObject<HTMLDivElement | null>;

interface Drawing extends Pick<Props, 'onOpen'> {
  readonly neighbourhood: Neighbourhood;
  /** Null until it is known how much room there is. */
  readonly placed: Placed | null;
}

/** Draws into the frame, again whenever something of it is another. */
function useDrawing(frame: Frame, { neighbourhood, placed, onOpen }: Drawing): void {
  const isDark = useIsDark();
  const open = useRef(onOpen);
  useEffect(() => {
    open.current = onOpen;
  });
  useEffect(() => {
    const { current: container } = frame;
    if (!container || !placed) return undefined;
    const graph = drawNeighbourhood(container, neighbourhood, placed);
    graph.on('tap', 'node', (event: cytoscape.EventObjectNode) => {
      const id = event.target.id();
      const neighbour = neighbourhood.neighbours.find((known) => known.id === id);
      if (neighbour) open.current(neighbour);
    });
    graph.on('mouseover', 'node', () => {
      container.style.cursor = 'pointer';
    });
    graph.on('mouseout', 'node', () => {
      container.style.cursor = '';
    });
    return () => {
      graph.destroy();
    };
  }, [frame, neighbourhood, placed, isDark]);
}

function useWidth(frame: Frame): number {
  const [width, setWidth] = useState(0);
  useEffect(() => {
    const { current } = frame;
    if (!current) return undefined;
    const observer = new ResizeObserver(() => {
      setWidth(Math.floor(current.offsetWidth));
    });
    observer.observe(current);
    return () => {
      observer.disconnect();
    };
  }, [frame]);
  return width;
}

/** Colours are read when the picture is drawn. */
function useIsDark(): boolean {
  const [query] = useState(() => window.matchMedia('(prefers-color-scheme: dark)'));
  const [isDark, setDark] = useState(query.matches);
  useEffect(() => {
    const follow = (): void => {
      setDark(query.matches);
    };
    query.addEventListener('change', follow);
    return () => {
      query.removeEventListener('change', follow);
    };
  }, [query]);
  return isDark;
}
