import { LineReader } from './lineReader.ts';

/** A block of server-sent events: what stands between two empty lines. */
interface EventBlock {
  /** Empty where the block has no name. */
  readonly event: string;
  /** Null where it has no line of data, which GraphQL over SSE allows of `complete`. */
  readonly data: string | null;
  /** Of its lines, without their ends. */
  readonly bytes: number;
}

export interface EventParser {
  /** Reads on; false once a block is longer than it may be. */
  feed(chunk: Uint8Array): boolean;
  /** No more will come. Of what is left, only an end counts: anything else may not be whole. */
  end(): void;
}

const BYTE_ORDER_MARK = '\uFEFF';

/** Server-sent events, with those that have no data: parsers for browsers leave them out. */
export function createEventParser(
  maxBytes: number,
  onBlock: (block: EventBlock) => void,
): EventParser {
  const lines = new LineReader();
  let event = '';
  let data: string[] | null = null;
  let bytes = 0;
  let isFirst = true;

  function close(): void {
    const block = { event, data: data?.join('\n') ?? null, bytes };
    [event, data, bytes] = ['', null, 0];
    if (block.event !== '' || block.data !== null) onBlock(block);
  }
  function readLine(line: string): void {
    const text = isFirst && line.startsWith(BYTE_ORDER_MARK) ? line.slice(1) : line;
    isFirst = false;
    if (text === '') {
      close();
      return;
    }
    const colon = text.indexOf(':');
    const name = colon === -1 ? text : text.slice(0, colon);
    const value = colon === -1 ? '' : text.slice(colon + 1).replace(/^ /, '');
    if (name === 'event') event = value;
    if (name === 'data') (data ??= []).push(value);
  }

  return {
    feed: (chunk) => {
      lines.read(chunk, (line, length) => {
        bytes += length;
        readLine(line);
        return bytes <= maxBytes;
      });
      return bytes + lines.restBytes <= maxBytes;
    },
    end: () => {
      readLine(lines.end());
      if (event === 'complete') close();
    },
  };
}
