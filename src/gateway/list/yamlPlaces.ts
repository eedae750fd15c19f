import { isAlias, isMap, isScalar, isSeq, LineCounter, parseDocument, type Document } from 'yaml';

/** A YAML file that knows where each of its values stands. */
interface PlacedYaml {
  readonly value: unknown;
  /** `12:5`, of the value at this path, or of the nearest that there is on the way to it. */
  place(path: readonly PropertyKey[]): string;
}

export type ParsedYaml =
  | { readonly state: 'parsed'; readonly yaml: PlacedYaml }
  /** One line for each problem, which begins with line and column. */
  | { readonly state: 'broken'; readonly problems: readonly string[] };

export function parseYaml(text: string): ParsedYaml {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const at = (offset: number): string => {
    const { line, col } = lines.linePos(offset);
    return `${line}:${col}`;
  };
  if (document.errors.length > 0) {
    const problems = document.errors.map(({ pos, message }) => `${at(pos[0])} ${message}`);
    return { state: 'broken', problems };
  }
  try {
    const value: unknown = document.toJS();
    const place = (path: readonly PropertyKey[]) => at(offsetOf(document, path));
    return { state: 'parsed', yaml: { value, place } };
  } catch (error) {
    // Aliases that expand without end.
    const reason = error instanceof Error ? error.message : String(error);
    return { state: 'broken', problems: [`1:1 ${reason}`] };
  }
}

function offsetOf(document: Document.Parsed, path: readonly PropertyKey[]): number {
  let node: unknown = document.contents;
  let offset = document.contents?.range[0] ?? 0;
  for (const key of path) {
    const found = step(isAlias(node) ? node.resolve(document) : node, key);
    if (found === null) return offset;
    offset = found.offset;
    node = found.value;
  }
  return isScalar(node) ? (node.range?.[0] ?? offset) : offset;
}

function step(
  node: unknown,
  key: PropertyKey,
): { readonly value: unknown; readonly offset: number } | null {
  if (isSeq(node)) {
    const value = node.items[Number(key)];
    return isScalar(value) ? { value, offset: value.range?.[0] ?? 0 } : null;
  }
  if (!isMap(node)) return null;
  const pair = node.items.find((item) => isScalar(item.key) && String(item.key.value) === key);
  if (pair === undefined || !isScalar(pair.key)) return null;
  return { value: pair.value, offset: pair.key.range?.[0] ?? 0 };
}
