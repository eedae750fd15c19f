import {
  Kind,
  type DocumentNode,
  type ObjectTypeDefinitionNode,
  type ObjectTypeExtensionNode,
  type SelectionSetNode,
} from 'graphql';
import { directiveArguments } from '../../answer/directiveArguments.ts';
import { directivesOf, type FindDirective } from './federationNames.ts';
import { parseSelections } from '../plan/model/parseSelections.ts';
import { namedType } from '../../answer/namedType.ts';

type TypeNode = ObjectTypeDefinitionNode | ObjectTypeExtensionNode;

/**
 * `Type.field` of every field of objects that a subgraph only is told. The keys of extensions are none of them: since
 * Federation 1 they have @external, and whoever has the object has them.
 */
export function externalFields(document: DocumentNode): readonly string[] {
  const find = directivesOf(document);
  const types = document.definitions.filter(
    (one): one is TypeNode =>
      one.kind === Kind.OBJECT_TYPE_DEFINITION || one.kind === Kind.OBJECT_TYPE_EXTENSION,
  );
  const external = types.flatMap((type) =>
    (type.fields ?? [])
      .filter((field) => find(field, 'external') ?? find(type, 'external'))
      .map((field) => `${type.name.value}.${field.name.value}`),
  );
  if (external.length === 0) return [];
  const given = keysOfExtensions(types, find);
  return external.filter((coordinate) => !given.has(coordinate));
}

/** The coordinates of the fields that the keys of extensions name. */
function keysOfExtensions(types: readonly TypeNode[], find: FindDirective): ReadonlySet<string> {
  const parts = Map.groupBy(types, ({ name }) => name.value);
  const found = new Set<string>();
  const collect = (type: string, { selections }: SelectionSetNode) => {
    for (const one of selections) {
      if (one.kind !== Kind.FIELD) continue;
      found.add(`${type}.${one.name.value}`);
      const field = parts
        .get(type)
        ?.flatMap(({ fields = [] }) => fields)
        .find(({ name }) => name.value === one.name.value);
      if (field !== undefined && one.selectionSet !== undefined)
        collect(namedType(field.type), one.selectionSet);
    }
  };
  for (const type of types) {
    const isExtension =
      type.kind === Kind.OBJECT_TYPE_EXTENSION || find(type, 'extends') !== undefined;
    if (!isExtension) continue;
    for (const directive of type.directives ?? []) {
      if (find({ directives: [directive] }, 'key') === undefined) continue;
      const { fields } = directiveArguments(directive);
      if (typeof fields === 'string') collect(type.name.value, parseSelections(fields));
    }
  }
  return found;
}
