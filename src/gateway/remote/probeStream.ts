import { parse } from 'graphql';
import type { SubgraphRequest } from '../subgraph.ts';
import { mediaTypeOf } from './answer.ts';
import { letGo, readBody } from './body.ts';
import { connectionFailure } from './connectionFailure.ts';
import { startDeadline } from './deadline.ts';
import { EVENT_STREAM, streamHeaders } from './headers.ts';
import { mayTell, readTold } from './refusals.ts';
import type { RemoteParts } from './remoteParts.ts';
import { requestBody } from './requestBody.ts';

export type StreamProbe =
  | { readonly state: 'events' }
  /** What came in place of events, or why nothing came, in words. */
  | { readonly state: 'none'; readonly got: string };

const TEXT = 'subscription { __typename }';
const request: SubgraphRequest = {
  // Valid of any schema with subscriptions or refused by a rule, and without effect either way.
  operation: { kind: 'subscription', text: TEXT, name: null, document: parse(TEXT) },
  variables: {},
  asker: { headers: {}, signal: null, explanation: null },
};

/** Asks for a stream and looks at what begins to come; a server that streams also refuses in events. */
export async function probeStream(parts: RemoteParts): Promise<StreamProbe> {
  const { options, connections, closing, clock, failures } = parts;
  const { timeoutMs, maxResponseBytes: maxBytes } = options;
  const deadline = startDeadline({ timeoutMs, asker: null, closing, now: clock.now });
  const { signal } = deadline;
  try {
    const headers = streamHeaders(options.headers)(request.asker);
    const response = await connections.open({ headers, body: requestBody(request), signal });
    const { statusCode: status, body } = response;
    const type = mediaTypeOf(response.headers['content-type']);
    if (type === EVENT_STREAM || !mayTell(type)) {
      letGo(body);
      if (type === EVENT_STREAM && status === 200) return { state: 'events' };
      return { state: 'none', got: describe(status, type, null) };
    }
    const whole = await readBody(body, response.headers, { maxBytes, signal });
    const told = whole.state === 'whole' ? readTold(whole.bytes, status, parts) : null;
    return { state: 'none', got: describe(status, type, told?.message ?? null) };
  } catch (error) {
    return { state: 'none', got: connectionFailure(error, deadline, failures).detail };
  } finally {
    deadline.end();
  }
}

function describe(status: number, type: string, message: string | null): string {
  const what = `status ${status} in ${type === '' ? 'no known content type' : type}`;
  return message === null ? what : `${what}: ${message}`;
}
