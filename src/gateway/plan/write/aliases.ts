import type { Ask, AskNode, AskedField } from '../draft.ts';
import type { Rename } from '../plan.ts';

/** What the fields of a fetch are called in it. */
export interface Aliases {
  of(ask: Ask, key: string): string;
  /** How the values get their keys back, the innermost first. */
  readonly renames: readonly Rename[];
}

/**
 * Every field goes by its key in the data, but where objects of several types could have values of
 * different shapes under one key: a subgraph refuses that, whatever the types are.
 */
export function findAliases(node: AskNode): Aliases {
  const aliases = new Map<Ask, Map<string, string>>();
  const renames: Rename[] = [];
  nameFields([...node.byType.values()], [], { aliases, renames });
  return { of: (ask, key) => aliases.get(ask)?.get(key) ?? key, renames };
}

interface Naming {
  readonly aliases: Map<Ask, Map<string, string>>;
  readonly renames: Rename[];
}

interface Line extends AskedField {
  readonly ask: Ask;
}

function nameFields(asks: readonly Ask[], path: readonly string[], naming: Naming): void {
  const [only] = asks;
  if (only !== undefined && asks.length === 1) nameAlone(only, path, naming);
  else nameTogether(asks, path, naming);
}

/** Fields of one type do not meet. */
function nameAlone({ fields }: Ask, path: readonly string[], naming: Naming): void {
  for (const [key, { below }] of fields) {
    if (below !== null) nameFields([...below.byType.values()], [...path, key], naming);
  }
}

function nameTogether(asks: readonly Ask[], path: readonly string[], naming: Naming): void {
  const byKey = linesOf(asks);
  for (const [key, shapes] of byKey) {
    for (const [index, lines] of [...shapes.values()].entries()) {
      const alias = index === 0 ? key : freeName(`${key}_${index}`, byKey);
      const below = lines.flatMap((line) => [...(line.below?.byType.values() ?? [])]);
      if (below.length > 0) nameFields(below, [...path, alias], naming);
      if (alias === key) continue;
      for (const { ask } of lines) setAlias(naming, ask, [key, alias]);
      naming.renames.push({ path: [...path, alias], to: key });
    }
  }
}

/** All fields by their keys and shapes. */
function linesOf(asks: readonly Ask[]): ReadonlyMap<string, ReadonlyMap<string, readonly Line[]>> {
  const byKey = new Map<string, Map<string, Line[]>>();
  for (const ask of asks) {
    for (const [key, asked] of ask.fields) {
      const shapes = byKey.get(key) ?? new Map<string, Line[]>();
      byKey.set(key, shapes);
      const shape = shapeOf(asked);
      shapes.set(shape, [...(shapes.get(shape) ?? []), { ...asked, ask }]);
    }
  }
  return byKey;
}

/** Composite values are merged whatever their type. */
function shapeOf({ field, below }: AskedField): string {
  return below === null ? field.type : field.type.replace(field.named, '{}');
}

function freeName(name: string, taken: ReadonlyMap<string, unknown>): string {
  return taken.has(name) ? freeName(`${name}_`, taken) : name;
}

function setAlias({ aliases }: Naming, ask: Ask, [key, alias]: readonly [string, string]): void {
  const known = aliases.get(ask) ?? new Map<string, string>();
  aliases.set(ask, known);
  known.set(key, alias);
}
