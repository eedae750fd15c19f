/** What a part of an operation may come to at most. */
export interface Cost {
  readonly nodes: number;
  readonly values: number;
  readonly worst: { readonly nodes: number; readonly path: readonly string[] };
}

export const FREE: Cost = { nodes: 0, values: 0, worst: { nodes: 0, path: [] } };
export const LEAF: Cost = { ...FREE, values: 1 };

export function add(a: Cost, b: Cost): Cost {
  return {
    nodes: a.nodes + b.nodes,
    values: a.values + b.values,
    worst: a.worst.nodes >= b.worst.nodes ? a.worst : b.worst,
  };
}

export function object({ nodes, values, worst }: Cost, name: string): Cost {
  return {
    nodes,
    values: values + 1,
    worst: { nodes: worst.nodes, path: [name, ...worst.path] },
  };
}

export function list(
  element: Cost,
  length: number,
  { name, ownPath }: { readonly name: string; readonly ownPath: readonly string[] },
): Cost {
  const below = element.worst.nodes * length;
  return {
    nodes: length * (1 + element.nodes),
    values: 1 + length * (1 + element.values),
    worst:
      below >= length
        ? { nodes: below, path: [name, ...element.worst.path] }
        : { nodes: length, path: ownPath },
  };
}
