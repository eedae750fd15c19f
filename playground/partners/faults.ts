/** What is wrong with something that was said, as the graph tells it. */
export interface Fault {
  /** Path of the field of the input, as `source.url` or `agencies[0]`; null where it is none. */
  readonly field: string | null;
  readonly code: string;
  readonly message: string;
}

/** Faults by the field of the form that they are shown at; of none under "". */
export type FaultsByField = ReadonlyMap<string, readonly string[]>;

/** @param known - paths of the form's fields; what is told of a part of one is shown at it */
export function sortFaults(faults: readonly Fault[], known: ReadonlySet<string>): FaultsByField {
  const sorted = new Map<string, string[]>();
  for (const { field, message } of faults) {
    const place = field === null ? '' : placeOf(field, known);
    const rest = field === null ? '' : field.slice(place.length);
    const text = `${beginning(rest)}${message}`;
    sorted.set(place, [...(sorted.get(place) ?? []), text]);
  }
  return sorted;
}

/** The nearest field of the form that a path lies in. */
function placeOf(path: string, known: ReadonlySet<string>): string {
  let place = path;
  while (place !== '' && !known.has(place)) {
    place = place.slice(0, Math.max(place.lastIndexOf('['), place.lastIndexOf('.'), 0));
  }
  return place;
}

/** Which part of what stands in one field is at fault. */
function beginning(rest: string): string {
  const line = /^\[(\d+)\]$/.exec(rest);
  if (line) return `Entry ${Number(line[1]) + 1}: `;
  return rest === '' ? '' : `${rest.replace(/^\./, '')}: `;
}

/** The path that graphql-js names in what it says of a variable that cannot be read; null where it names none. */
export function pathIn(message: string): string | null {
  return /at "input\.([^"]+)"/.exec(message)?.[1] ?? null;
}
