/** Where the places of a script were written. */
export interface Written {
  readonly sources: readonly string[];
  /** In their order: line and column in the script from 0 on, an index of `sources`, and a line of it from 0 on. */
  readonly places: readonly (readonly [number, number, number, number])[];
}

const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** The places of a source map, which writes what each differs by from the one before; of a line of a source, the first of each line. */
export function readMappings(mappings: string): Written['places'] {
  const places: (readonly [number, number, number, number])[] = [];
  let [source, sourceLine] = [0, 0];
  mappings.split(';').forEach((segments, line) => {
    let column = 0;
    for (const segment of segments.split(',')) {
      const [byColumn, bySource, byLine] = readNumbers(segment);
      if (byColumn === undefined) continue;
      column += byColumn;
      if (bySource === undefined || byLine === undefined) continue;
      source += bySource;
      sourceLine += byLine;
      const last = places.at(-1);
      const isNew = last?.[0] !== line || last[2] !== source || last[3] !== sourceLine;
      if (isNew) places.push([line, column, source, sourceLine]);
    }
  });
  return places;
}

/** Base 64, five bits of a number in each digit, the lowest first, and the sign in the lowest of all. */
function readNumbers(segment: string): readonly number[] {
  const numbers: number[] = [];
  let [value, shift] = [0, 0];
  for (const digit of segment) {
    const bits = DIGITS.indexOf(digit);
    value += (bits & 31) << shift;
    shift += 5;
    if (bits & 32) continue;
    numbers.push(value & 1 ? -(value >> 1) : value >> 1);
    [value, shift] = [0, 0];
  }
  return numbers;
}

/** As `asWritten` of src/bundled.js reads it: 16 bytes for each place, and then the sources, behind how long they are. */
export function placesFile({ sources, places }: Written): Buffer {
  const numbers = Buffer.alloc(16 * places.length);
  places.flat().forEach((number, index) => numbers.writeUInt32LE(number, 4 * index));
  const names = Buffer.from(JSON.stringify(sources));
  const sizes = Buffer.alloc(8);
  sizes.writeUInt32LE(places.length, 0);
  sizes.writeUInt32LE(names.length, 4);
  return Buffer.concat([sizes, names, numbers]);
}
