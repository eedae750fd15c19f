import { Kind, OperationTypeNode, parse } from 'graphql';
import type { RemoteSubgraph } from '../remote/createRemoteSubgraph.ts';
import { streamingCure } from '../remote/streamingCure.ts';

/** A warning where a subgraph has subscriptions and does not answer in events. */
export async function checkStreams(
  sdl: string,
  subgraph: Pick<RemoteSubgraph, 'probeStream'>,
): Promise<readonly string[]> {
  if (!hasSubscriptions(sdl)) return [];
  const probe = await subgraph.probeStream();
  if (probe.state === 'events') return [];
  return [
    `Subscription: expected events (text/event-stream) in answer to a subscription, got ${probe.got.replace(/\.$/, '')}. Its subscriptions will fail. ${streamingCure(sdl)}`,
  ];
}

/** Whatever its schema calls the type. */
function hasSubscriptions(sdl: string): boolean {
  const { definitions } = parse(sdl, { noLocation: true });
  const name = definitions
    .flatMap((node) =>
      node.kind === Kind.SCHEMA_DEFINITION || node.kind === Kind.SCHEMA_EXTENSION
        ? (node.operationTypes ?? [])
        : [],
    )
    .find(({ operation }) => operation === OperationTypeNode.SUBSCRIPTION)?.type.name.value;
  return definitions.some(
    (node) =>
      (node.kind === Kind.OBJECT_TYPE_DEFINITION || node.kind === Kind.OBJECT_TYPE_EXTENSION) &&
      node.name.value === (name ?? 'Subscription') &&
      (node.fields ?? []).length > 0,
  );
}
