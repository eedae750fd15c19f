import cytoscape from 'cytoscape';
import { useEffect, useMemo, useRef, useState } from 'react';
import { headingOf } from '../../src/table/headings.ts';
import type { JsonObject } from '../../src/table/lists.ts';
import type { Entity } from '../entity/names.ts';
import { neighbourhoodOf, type Neighbourhood } from '../entity/neighbourhood.ts';
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
  const isDark = useIsDark();
  const placed = useMemo(
    () => (width === 0 ? null : placeNeighbours(neighbourhood, width)),
    [neighbourhood, width],
  );
  const open = useRef(onOpen);
  useEffect(() => {
    open.current = onOpen;
  });
  useEffect(() => {
    const { current: container } = frame;
    if (!container || !placed) return undefined;
    const graph = draw(container, neighbourhood, placed);
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
  }, [neighbourhood, placed, isDark]);
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
            <span style={{ background: colourOf(index) }} /> {headingOf(type)}
          </span>
        ))}
        {left > 0 && <span className="mg-note">{left} more have no room in the picture.</span>}
      </figcaption>
    </figure>
  );
}

function typesIn({ center, neighbours }: Neighbourhood): readonly string[] {
  return [...new Set([center, ...neighbours].map(({ type }) => type))];
}

function colourOf(index: number): string {
  return `var(--mg-line-${index % 8})`;
}

function draw(
  container: HTMLDivElement,
  neighbourhood: Neighbourhood,
  { center: middle, places, reach, turn, room }: Placed,
): cytoscape.Core {
  const { center, neighbours, edges } = neighbourhood;
  const styles = getComputedStyle(container);
  const colour = (name: string): string => styles.getPropertyValue(name).trim();
  const types = typesIn(neighbourhood);
  const fill = (type: string): string => colour(`--mg-line-${types.indexOf(type) % 8}`);
  const placedNodes = neighbours.flatMap(({ id, name, type }) => {
    const place = places.get(id);
    if (!place) return [];
    const { side, ...position } = place;
    return [{ data: { id, name, fill: fill(type) }, position, classes: side }];
  });
  return cytoscape({
    container,
    elements: {
      nodes: [
        {
          data: { id: center.id, name: center.name, fill: fill(center.type) },
          position: { ...middle },
          classes: 'center',
        },
        ...placedNodes,
      ],
      edges: edges.map(({ from, to, label }) => ({
        data: { id: `${from} ${label} ${to}`, source: from, target: to, label },
        classes: from === center.id ? 'own' : 'other',
      })),
    },
    layout: { name: 'preset', fit: false },
    style: styleOf({
      ink: colour('--mg-ink'),
      muted: colour('--mg-muted'),
      line: colour('--mg-line'),
      paper: colour('--mg-paper'),
      room,
      turn,
      middle: (reach - turn) / 2,
    }),
    userZoomingEnabled: false,
    userPanningEnabled: false,
    boxSelectionEnabled: false,
    autoungrabify: true,
    autounselectify: true,
  });
}

interface Look {
  readonly ink: string;
  readonly muted: string;
  readonly line: string;
  readonly paper: string;
  /** For names beside the neighbours. */
  readonly room: number;
  /** Where an edge turns to its line, and how far from its end its name stands. */
  readonly turn: number;
  readonly middle: number;
}

function styleOf({ ink, muted, line, paper, room, turn, middle }: Look): cytoscape.StylesheetJson {
  return [
    {
      selector: 'node',
      style: {
        width: 12,
        height: 12,
        'background-color': 'data(fill)',
        label: 'data(name)',
        color: ink,
        'font-family': 'system-ui, sans-serif',
        'font-size': 12.5,
        'text-valign': 'center',
        'text-wrap': 'ellipsis',
        'text-max-width': `${Math.max(80, room)}px`,
      },
    },
    { selector: '.right', style: { 'text-halign': 'right', 'text-margin-x': 6 } },
    { selector: '.left', style: { 'text-halign': 'left', 'text-margin-x': -6 } },
    {
      selector: '.center',
      style: {
        width: 26,
        height: 26,
        'font-weight': 'bold',
        'text-valign': 'top',
        'text-halign': 'center',
        'text-margin-y': -6,
        'text-wrap': 'wrap',
        'text-max-width': '100px',
        'text-background-color': paper,
        'text-background-opacity': 1,
        'z-index': 10,
      },
    },
    {
      selector: 'edge',
      style: {
        width: 1.5,
        'line-color': line,
        'font-family': 'system-ui, sans-serif',
        'font-size': 11,
        color: muted,
        'text-background-color': paper,
        'text-background-opacity': 1,
        'text-background-padding': '2px',
      },
    },
    {
      selector: '.own',
      style: {
        'target-label': 'data(label)',
        'target-text-offset': middle,
        'curve-style': 'taxi',
        'taxi-direction': 'horizontal',
        'taxi-turn': `${turn}px`,
      },
    },
    {
      selector: '.other',
      style: {
        'curve-style': 'unbundled-bezier',
        label: 'data(label)',
        'line-style': 'dashed',
        'control-point-distances': [60],
      },
    },
  ];
}

function useWidth(element: { readonly current: HTMLElement | null }): number {
  const [width, setWidth] = useState(0);
  useEffect(() => {
    const { current } = element;
    if (!current) return undefined;
    const observer = new ResizeObserver(() => {
      setWidth(Math.floor(current.offsetWidth));
    });
    observer.observe(current);
    return () => {
      observer.disconnect();
    };
  }, [element]);
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
