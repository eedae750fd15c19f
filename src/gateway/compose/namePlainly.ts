import {
  Kind,
  visit,
  type ConstArgumentNode,
  type ConstDirectiveNode,
  type DocumentNode,
} from 'graphql';
import { argumentNode, stringNode } from './directiveNodes.ts';
import { linksOf, usedDirectives, type Link } from './links.ts';

interface Named {
  readonly name: { readonly value: string };
}

/**
 * An SDL that calls the directives of Federation 2 by their own names, whatever it imports them as, with a prefix or as its
 * `@link` says: by others the composer does not know all of them everywhere. A name that stands for something else stays.
 */
export function namePlainly(document: DocumentNode): DocumentNode {
  const link = linksOf(document).find(
    ({ name, version }) => name === 'federation' && version.major === 2,
  );
  if (link === undefined) return document;
  const used = new Set([...usedDirectives(document), ...definedDirectives(document)]);
  const imported = new Set(link.imports.map(({ local }) => local));
  const renamed = new Map(
    [...used].flatMap((local): readonly (readonly [string, string])[] => {
      const plain = plainName(local, link);
      if (plain === local) return [];
      const isFree = !used.has(plain) || imported.has(`@${plain}`);
      if (isFree) return [[local, plain]];
      return imported.has(`@${local}`) ? [] : [[local, `${link.name}__${plain}`]];
    }),
  );
  const prefix = `${link.prefix}__`;
  if (renamed.size === 0 && link.prefix === link.name) return document;
  const directive = <N extends Named>(node: N): N => named(node, renamed.get(node.name.value));
  const type = <N extends Named>(node: N): N => {
    const { value } = node.name;
    return value.startsWith(prefix)
      ? named(node, `${link.name}__${value.slice(prefix.length)}`)
      : node;
  };
  return visit(document, {
    Directive: (node) =>
      node === link.node ? plainLink(link, renamed) : directive(node as ConstDirectiveNode),
    DirectiveDefinition: directive,
    NamedType: type,
    ScalarTypeDefinition: type,
    EnumTypeDefinition: type,
  });
}

function definedDirectives({ definitions }: DocumentNode): readonly string[] {
  return definitions.flatMap((node) =>
    node.kind === Kind.DIRECTIVE_DEFINITION ? [node.name.value] : [],
  );
}

/** What the specification calls a directive; its own name where it is none of the specification. */
function plainName(local: string, { imports, prefix }: Link): string {
  const imported = imports.find((one) => one.local === `@${local}`);
  if (imported !== undefined) return imported.name.slice(1);
  return local.startsWith(`${prefix}__`) ? local.slice(prefix.length + 2) : local;
}

function named<N extends Named>(node: N, value = node.name.value): N {
  return { ...node, name: { ...node.name, value } };
}

function plainLink(
  { node, imports, name }: Link,
  renamed: ReadonlyMap<string, string>,
): ConstDirectiveNode {
  const kept = imports.filter(({ local }) => !renamed.has(local.slice(1)));
  const listed = [
    ...kept.map((one) => (one.name === one.local ? stringNode(one.name) : renaming(one))),
    ...[...new Set(renamed.values())]
      .filter((plain) => !plain.startsWith(`${name}__`))
      .filter((plain) => !kept.some(({ local }) => local === `@${plain}`))
      .map((plain) => stringNode(`@${plain}`)),
  ];
  const others = (node.arguments ?? []).filter(
    (one) => one.name.value !== 'import' && one.name.value !== 'as',
  );
  const values = { kind: Kind.LIST, values: listed } as const;
  return { ...node, arguments: [...others, argumentNode('import', values)] };
}

function renaming({ name, local }: Link['imports'][number]): ConstArgumentNode['value'] {
  const fields = Object.entries({ name, as: local }).map(
    ([key, value]) =>
      ({
        kind: Kind.OBJECT_FIELD,
        name: { kind: Kind.NAME, value: key },
        value: stringNode(value),
      }) as const,
  );
  return { kind: Kind.OBJECT, fields };
}
