import cytoscape from 'cytoscape';
import { typesIn, type Neighbourhood } from './neighbourhood.ts';
import type { Placed } from './placeNeighbours.ts';

/** Draws into an element, with the colours that it has at this moment. */
export function drawNeighbourhood(
  container: HTMLDivElement,
  neighbourhood: Neighbourhood,
  { center: middle, places, reach, turn, room }: Placed,
): cytoscape.Core {
  const { center, neighbours, edges } = neighbourhood;
  const styles = getComputedStyle(container);
  const colour = (name: string): string => styles.getPropertyValue(name).trim();
  const types = typesIn(neighbourhood);
  const fill = (type: string): string => colour(lineColour(types.indexOf(type)));
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

/** The property of the page that has the colour of a type, by its place among those there are. */
export function lineColour(index: number): `--${string}` {
  return `--mg-line-${index % 8}`;
}
