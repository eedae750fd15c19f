import { Kind, parse, type ObjectTypeDefinitionNode } from 'graphql';
import type { DomainName } from '../collections/index.ts';
import { entityLoaders } from '../loaders.ts';
import { readDomainSdl } from './schemaFiles.ts';

/** What the served domains know of each entity type they own. */
export interface OwnedEntity {
  readonly loader: string;
  /** Fields that can only be answered from the entity's document, keys not among them. */
  readonly fields: ReadonlySet<string>;
}

/** The entity types that some of `domains` own, by name. */
export function ownedEntities(domains: readonly DomainName[]): ReadonlyMap<string, OwnedEntity> {
  const owned = new Map<string, OwnedEntity>();
  for (const domain of domains) {
    const loaders = entityLoaders(domain);
    for (const type of objectTypes(domain)) {
      const loader = loaders.get(type.name.value);
      if (loader === undefined) continue;
      const names = type.fields?.map(({ name }) => name.value) ?? [];
      owned.set(type.name.value, {
        loader,
        fields: new Set(names.filter((name) => name !== 'id')),
      });
    }
  }
  return owned;
}

function objectTypes(domain: DomainName): readonly ObjectTypeDefinitionNode[] {
  return parse(readDomainSdl(domain), { noLocation: true }).definitions.filter(
    (definition) => definition.kind === Kind.OBJECT_TYPE_DEFINITION,
  );
}
