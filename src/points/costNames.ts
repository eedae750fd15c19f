import { Kind, type DocumentNode } from 'graphql';
import { linksOf, localNames } from '../gateway/compose/links.ts';

/** What an SDL calls the directives of costs, without the `@`. */
export interface CostNames {
  readonly cost: ReadonlySet<string>;
  readonly listSize: ReadonlySet<string>;
}

/**
 * By its links to Federation or to the specification of costs, in whatever namespace; where it defines them itself, as
 * servers do that know the specification of IBM and not Federation's, by their own names.
 */
export function costNames(document: DocumentNode): CostNames | null {
  const cost = new Set<string>();
  const listSize = new Set<string>();
  for (const link of linksOf(document)) {
    if (link.name !== 'federation' && link.name !== 'cost') continue;
    for (const name of localNames(link, 'cost')) cost.add(name);
    for (const name of localNames(link, 'listSize')) listSize.add(name);
    // A directive that is called as its specification stands without it.
    if (link.name === 'cost') cost.add(link.prefix);
  }
  if (defines(document, 'cost', 'weight')) cost.add('cost');
  if (defines(document, 'listSize', 'assumedSize')) listSize.add('listSize');
  return cost.size + listSize.size > 0 ? { cost, listSize } : null;
}

/** Whether it defines the directive as the specification has it: with this argument. */
function defines({ definitions }: DocumentNode, name: string, argument: string): boolean {
  return definitions.some(
    (node) =>
      node.kind === Kind.DIRECTIVE_DEFINITION &&
      node.name.value === name &&
      (node.arguments ?? []).some((one) => one.name.value === argument),
  );
}
