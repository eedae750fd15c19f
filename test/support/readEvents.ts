/** One event of a stream, or a comment. */
export type StreamEvent =
  { readonly event: string; readonly data: unknown } | { readonly comment: string };

/** What comes over a response of type text/event-stream, until it ends. */
export async function* readEvents({ body }: Response): AsyncGenerator<StreamEvent, void> {
  if (body === null) throw new Error('Expected a body.');
  let text = '';
  for await (const chunk of body.pipeThrough(new TextDecoderStream())) {
    text += chunk;
    const blocks = text.split('\n\n');
    text = blocks.pop() ?? '';
    for (const block of blocks) yield readEvent(block);
  }
}

/** Every event of a response, without comments. */
export async function eventsOf(response: Response): Promise<readonly StreamEvent[]> {
  const events: StreamEvent[] = [];
  for await (const event of readEvents(response)) if ('event' in event) events.push(event);
  return events;
}

function readEvent(block: string): StreamEvent {
  if (block.startsWith(':')) return { comment: block.slice(1) };
  const [, event = '', data = ''] = /^event: (\w+)\ndata: ?(.*)$/.exec(block) ?? [];
  return { event, data: data === '' ? null : (JSON.parse(data) as unknown) };
}
