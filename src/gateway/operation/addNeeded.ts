import { isInterfaceType, type GraphQLInterfaceType } from 'graphql';
import { parseSelections } from '../parseSelections.ts';
import type { InterfaceObject, Supergraph } from '../supergraph.ts';
import {
  addKey,
  isEmpty,
  typename,
  uniteFields,
  type Place,
  type Selections,
} from './selections.ts';

type Known = Pick<Supergraph, 'schema' | 'interfaceObjects'>;

/** Adds what a right answer takes and the planner does not ask for by itself. */
export function addNeeded({ into, scope }: Place, supergraph: Known): void {
  if (isInterfaceType(scope)) {
    // Completing reads a field as that of the object's own type.
    const isNarrower = [...into.fields.values()].some(({ name }) =>
      isNarrowed(scope, name, supergraph),
    );
    if (isNarrower) into.fields.set(...typename);
    const objects = supergraph.interfaceObjects.get(scope.name);
    if (objects !== undefined && into.fragments.size > 0) {
      // The planner finds out what the object is, and forgets what it is known by.
      addKey(into, parseSelections(objects.key));
      askOfAll(into, objects);
    }
  }
  for (const { below } of into.fields.values()) if (below !== null) addNeeded(below, supergraph);
  for (const [name, fragment] of into.fragments) {
    const type = supergraph.schema.getType(name);
    if (type && 'getFields' in type)
      addNeeded({ into: fragment, scope: type as never }, supergraph);
  }
}

/** Of types that require one thing, the planner gets it for one; the subgraph does not tell them apart. */
function askOfAll({ fields, fragments }: Selections, { requiring }: InterfaceObject): void {
  for (const [type, fragment] of fragments) {
    const shared = [...fragment.fields].filter(([, { name }]) => requiring.has(name));
    for (const [key, field] of shared) {
      const known = fields.get(key);
      fields.set(key, known ? uniteFields(known, field) : field);
      fragment.fields.delete(key);
    }
    if (isEmpty(fragment)) fragments.delete(type);
  }
}

/** Whether some type gives a field of its interface a narrower type. */
function isNarrowed(type: GraphQLInterfaceType, name: string, { schema }: Known): boolean {
  const field = type.getFields()[name];
  if (field === undefined) return false;
  return schema
    .getPossibleTypes(type)
    .some((object) => String(object.getFields()[name]?.type) !== String(field.type));
}
