import { Kind, visit, type ConstDirectiveNode, type DocumentNode } from 'graphql';
import { directiveArguments } from '../../answer/directiveArguments.ts';

/** A specification that an SDL is written by: one `@link`. */
export interface Link {
  readonly node: ConstDirectiveNode;
  readonly url: string;
  /** The last words of its URL: `federation`, `connect`. */
  readonly name: string;
  readonly version: { readonly major: number; readonly minor: number };
  /** What stands before `__` in names that are not imported. */
  readonly prefix: string;
  readonly imports: readonly Import[];
}

export interface Import {
  /** As the specification calls it, with its `@`. */
  readonly name: string;
  /** As the SDL calls it, with its `@`. */
  readonly local: string;
}

const APOLLO = /^https?:\/\/specs\.apollo\.dev\/(\w+)\/v(\d+)\.(\d+)\/?$/;

/** The specifications of Apollo that an SDL links; none where the `@link` cannot be read. */
export function linksOf({ definitions }: DocumentNode): readonly Link[] {
  return definitions
    .flatMap((node) =>
      node.kind === Kind.SCHEMA_DEFINITION || node.kind === Kind.SCHEMA_EXTENSION
        ? (node.directives ?? [])
        : [],
    )
    .filter(({ name }) => name.value === 'link')
    .flatMap(readLink);
}

function readLink(node: ConstDirectiveNode): readonly Link[] {
  const { url: given, as: prefix, import: imports } = directiveArguments(node);
  const url = String(given);
  const [, name, major, minor] = APOLLO.exec(url) ?? [];
  if (name === undefined) return [];
  return [
    {
      node,
      url,
      name,
      version: { major: Number(major), minor: Number(minor) },
      prefix: typeof prefix === 'string' ? prefix : name,
      imports: [imports ?? []].flat().flatMap(readImport),
    },
  ];
}

function readImport(given: unknown): readonly Import[] {
  if (typeof given === 'string') return [{ name: given, local: given }];
  const { name, as: local = name } = Object(given) as { readonly name?: unknown; as?: unknown };
  return typeof name === 'string' && typeof local === 'string' ? [{ name, local }] : [];
}

/** What an SDL calls a directive of a specification, without the `@`. */
export function localNames({ imports, prefix }: Link, directive: string): ReadonlySet<string> {
  const imported = imports.filter(({ name }) => name === `@${directive}`);
  return new Set([`${prefix}__${directive}`, ...imported.map(({ local }) => local.slice(1))]);
}

/** The names of all directives that are used in an SDL. */
export function usedDirectives(document: DocumentNode): ReadonlySet<string> {
  const used = new Set<string>();
  visit(document, {
    Directive: ({ name }) => {
      used.add(name.value);
    },
  });
  return used;
}
