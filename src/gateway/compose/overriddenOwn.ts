import { Kind } from 'graphql';
import type { OwnSubgraphs } from './composition.ts';
import { directiveArguments } from '../../answer/directiveArguments.ts';
import { directivesOf } from './federationNames.ts';
import type { CompositionProblem } from './problems.ts';
import type { Service } from './service.ts';

/** Fields that another subgraph would take over from ours, which answers by itself what asks for nothing else. */
export function findOverriddenOwn(
  { whole, domains }: Pick<OwnSubgraphs, 'whole' | 'domains'>,
  remote: readonly Service[],
): readonly CompositionProblem[] {
  const names = new Set([whole, ...domains].map(({ name }) => name));
  return remote.flatMap(({ name: subgraph, typeDefs }) => {
    const find = directivesOf(typeDefs);
    return typeDefs.definitions.flatMap((type) => {
      const isObject =
        type.kind === Kind.OBJECT_TYPE_DEFINITION || type.kind === Kind.OBJECT_TYPE_EXTENSION;
      if (!isObject) return [];
      return (type.fields ?? []).flatMap((field): readonly CompositionProblem[] => {
        const override = find(field, 'override');
        const from = override && String(directiveArguments(override)['from']);
        if (from === undefined || !names.has(from)) return [];
        return [
          {
            code: 'OWN_GRAPH_CHANGED',
            message: `Expected what is ours to stay ours, got @override(from: "${from}").`,
            subgraph,
            coordinate: `${type.name.value}.${field.name.value}`,
            hint: 'Give a field of your own another name.',
          },
        ];
      });
    });
  });
}
