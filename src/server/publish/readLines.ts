/** Lines of a body, in groups, read as they come. */
export interface Group {
  readonly texts: readonly string[];
  /** Of the first of them, from 1. */
  readonly from: number;
}

export interface LineLimits {
  readonly maxBytes: number;
  readonly maxLineBytes: number;
  readonly groupSize: number;
}

/** What is too large to be read on. */
export class TooLarge extends Error {
  override readonly name = 'TooLarge';
}

/**
 * Cuts a body into lines; empty ones are passed over, and counted. No more is read than one group and a line.
 * @throws TooLarge
 */
export async function* readLines(
  body: AsyncIterable<Buffer>,
  { maxBytes, maxLineBytes, groupSize }: LineLimits,
): AsyncGenerator<Group> {
  let bytes = 0;
  let line = 0;
  let rest: Buffer = Buffer.alloc(0);
  let group: { texts: string[]; from: number } = { texts: [], from: 1 };
  const take = (text: string): void => {
    line += 1;
    // A group is of lines that follow each other.
    if (group.texts.length === 0) group = { texts: [], from: line };
    group.texts.push(text);
  };
  for await (const chunk of body) {
    bytes += chunk.length;
    if (bytes > maxBytes) throw new TooLarge(`Expected a body of at most ${maxBytes} bytes.`);
    rest = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    for (let end = rest.indexOf(newLine); end >= 0; end = rest.indexOf(newLine)) {
      take(rest.toString('utf8', 0, end).trim());
      rest = rest.subarray(end + 1);
      if (group.texts.length < groupSize) continue;
      yield group;
      group = { texts: [], from: line + 1 };
    }
    if (rest.length > maxLineBytes) {
      throw new TooLarge(
        `Expected lines of at most ${maxLineBytes} bytes, got more in line ${line + 1}.`,
      );
    }
  }
  if (rest.length > 0) take(rest.toString('utf8').trim());
  if (group.texts.length > 0) yield group;
}

const newLine = 0x0a;
