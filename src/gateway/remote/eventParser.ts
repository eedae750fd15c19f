/** A block of server-sent events: what stands between two empty lines. */
interface EventBlock {
  /** Empty where the block has no name. */
  readonly event: string;
  /** Null where it has no line of data, which GraphQL over SSE allows of `complete`. */
  readonly data: string | null;
}

export interface EventParser {
  /** Reads on; false once a block is longer than it may be. */
  feed(text: string): boolean;
  /** No more will come. Of what is left, only an end counts: anything else may not be whole. */
  end(): void;
}

/** Server-sent events, with those that have no data: parsers for browsers leave them out. */
export function createEventParser(
  maxLength: number,
  onBlock: (block: EventBlock) => void,
): EventParser {
  let line = '';
  let event = '';
  let data: string[] | null = null;
  let length = 0;
  let isAfterReturn = false;

  function close(): void {
    const block = { event, data: data?.join('\n') ?? null };
    [event, data, length] = ['', null, 0];
    if (block.event !== '' || block.data !== null) onBlock(block);
  }
  function readLine(text: string): void {
    if (text === '') {
      close();
      return;
    }
    length += text.length;
    const colon = text.indexOf(':');
    const name = colon === -1 ? text : text.slice(0, colon);
    const value = colon === -1 ? '' : text.slice(colon + 1).replace(/^ /, '');
    if (name === 'event') event = value;
    if (name === 'data') (data ??= []).push(value);
  }

  return {
    feed: (text) => {
      let from = isAfterReturn && text.startsWith('\n') ? 1 : 0;
      if (text !== '') isAfterReturn = text.endsWith('\r');
      for (const { 0: ending, index } of text.matchAll(/\r\n|\r|\n/g)) {
        if (index < from) continue;
        const whole = line + text.slice(from, index);
        line = '';
        from = index + ending.length;
        readLine(whole);
        if (length > maxLength) return false;
      }
      line += text.slice(from);
      return length + line.length <= maxLength;
    },
    end: () => {
      readLine(line);
      if (event === 'complete') close();
    },
  };
}
