import {
  isEnumType,
  isInterfaceType,
  isObjectType,
  isScalarType,
  type GraphQLNamedType,
} from 'graphql';
import { describeGuard, implies, type Guard } from '../../guards/guard.ts';
import { nodeTypeOf, SchemaGuards } from '../../guards/schemaGuards.ts';
import type { Supergraph } from '../supergraph.ts';
import type { GraphChange } from './compareGraphs.ts';

type Guarded = Pick<Supergraph, 'schema' | 'guards'>;

/** What of a graph would be shown to others than today; what is new goes without saying. */
export function compareGuards(before: Guarded, after: Guarded): readonly GraphChange[] {
  const [was, is] = [guardsOf(before), guardsOf(after)];
  return Object.values(before.schema.getTypeMap()).flatMap((type) => {
    const now = after.schema.getType(type.name);
    if (now === undefined || type.name.startsWith('__')) return [];
    const changed = changeOf(type.name, was.ofType(type), is.ofType(now));
    // Where a type is closed, so are all its fields; a list of it is told of where a field leads to it.
    if (changed.length > 0) return isTold(type) ? changed : [];
    if (!isObjectType(type) && !isInterfaceType(type)) return [];
    return Object.keys(type.getFields()).flatMap((name) =>
      changeOf(
        `${type.name}.${name}`,
        was.ofField(type, was.possibleTypes(type), name),
        is.ofField(now, is.possibleTypes(now), name),
      ),
    );
  });
}

function guardsOf({ schema, guards: rules }: Guarded): SchemaGuards {
  const named = [...rules.values()].flatMap((rule) => rule.policies?.flat() ?? []);
  const policies = new Map(named.map((name) => [name, [`the policy ${name}`]]));
  return new SchemaGuards({ schema, rules, policies });
}

function changeOf(coordinate: string, was: Guard, is: Guard): readonly GraphChange[] {
  const isCloser = !implies(was, is);
  if (!isCloser && implies(is, was)) return [];
  const message = `${coordinate} is shown to ${whom(is)}, instead of ${whom(was)}`;
  return [{ kind: isCloser ? 'breaking' : 'dangerous', coordinate, message }];
}

function whom(guard: Guard): string {
  return guard.length === 0 ? 'everybody' : describeGuard(guard);
}

function isTold(type: GraphQLNamedType): boolean {
  if (isObjectType(type)) return nodeTypeOf(type) === null;
  return isEnumType(type) || isScalarType(type);
}
