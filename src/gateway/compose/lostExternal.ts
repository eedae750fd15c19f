import { Kind, type DocumentNode } from 'graphql';
import { givenTo, graphNames } from '../plan/model/joins.ts';
import { parseSelections } from '../plan/model/parseSelections.ts';

/**
 * The fields, `Type.field in subgraph`, that a supergraph shows as given by subgraphs that require them: some
 * composers forget @external where a subgraph takes an interface for an object, or extends an object.
 */
export function findLostExternal(document: DocumentNode): ReadonlySet<string> {
  const names = graphNames(document);
  const lost = new Set<string>();
  for (const type of document.definitions) {
    if (type.kind !== Kind.INTERFACE_TYPE_DEFINITION && type.kind !== Kind.OBJECT_TYPE_DEFINITION) {
      continue;
    }
    const fields = type.fields ?? [];
    const unjoined = new Set(
      fields
        .filter((field) => givenTo(field, 'join__field').length === 0)
        .map(({ name }) => name.value),
    );
    const told = givenTo(type, 'join__type');
    for (const [graph, joins] of Map.groupBy(told, (join) => String(join['graph']))) {
      const isTold = joins.some(
        ({ isInterfaceObject, extension }) => isInterfaceObject === true || extension === true,
      );
      if (!isTold) continue;
      const required = fields
        .flatMap((field) => givenTo(field, 'join__field'))
        .filter((join) => join['graph'] === graph)
        .flatMap(({ requires }) => topFields(requires));
      const keys = new Set(joins.flatMap(({ key }) => topFields(key)));
      for (const field of required) {
        if (unjoined.has(field) && !keys.has(field)) {
          lost.add(`${type.name.value}.${field} in ${String(names.get(graph))}`);
        }
      }
    }
  }
  return lost;
}

/** The first fields of a field set: `size` and `host` of `size host { name }`. */
function topFields(set: unknown): readonly string[] {
  if (typeof set !== 'string') return [];
  return parseSelections(set).selections.flatMap((one) =>
    one.kind === Kind.FIELD ? [one.name.value] : [],
  );
}
