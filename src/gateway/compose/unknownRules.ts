import { Kind, type DocumentNode } from 'graphql';
import { directiveArguments } from '../../answer/directiveArguments.ts';
import { StartupError } from '../../errors.ts';

/** Rules of a supergraph that this gateway follows. */
const FOLLOWED: ReadonlySet<string> = new Set([
  ...['link', 'join', 'inaccessible'],
  ...['authenticated', 'requiresScopes', 'policy'],
]);

/**
 * Throws a StartupError where a supergraph has rules that nobody here enforces, such as @context: by
 * the specification of @link, who does not know a feature that is there for security must not serve it.
 */
export function refuseUnknownRules(supergraph: DocumentNode): void {
  const links = supergraph.definitions
    .flatMap((node) =>
      node.kind === Kind.SCHEMA_DEFINITION || node.kind === Kind.SCHEMA_EXTENSION
        ? (node.directives ?? [])
        : [],
    )
    .filter(({ name }) => name.value === 'link')
    .map(directiveArguments);
  for (const { url, for: purpose } of links) {
    const feature = /([^/]+)\/v[\d.]+$/.exec(String(url))?.[1] ?? String(url);
    if ((purpose !== 'SECURITY' && purpose !== 'EXECUTION') || FOLLOWED.has(feature)) continue;
    throw new StartupError(
      `Expected a graph whose rules are enforced here, got @${feature}, which is not. Drop it; the subgraph itself can refuse, by the headers that it is sent.`,
    );
  }
}
