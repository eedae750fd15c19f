import { Kind, visit, type ASTNode, type ConstDirectiveNode, type DocumentNode } from 'graphql';
import type { ContractSpec } from './contractSpec.ts';
import { directiveArguments } from '../../answer/directiveArguments.ts';
import { namesOf } from './federationNames.ts';
import type { CompositionProblem } from './problems.ts';
import type { Service } from './service.ts';

/** Tags to show by that nobody has: nothing would be left. */
export function findUnknownTags(
  { include }: ContractSpec,
  services: readonly Service[],
): readonly CompositionProblem[] {
  const known = tagsIn(services);
  return include
    .filter((tag) => !known.has(tag))
    .map((tag) => ({
      code: 'CONTRACT_TAG_UNKNOWN',
      message: `Expected a tag that something in the graph has, got "${tag}"`,
      subgraph: null,
      coordinate: null,
      hint:
        known.size === 0
          ? 'Nothing in it has a tag.'
          : `There are ${[...known].sort().slice(0, MAX_TOLD).join(', ')}.`,
    }));
}

/** Tags to hide by that nobody has, which may be typing errors. */
export function warnOfUnknownTags(
  { exclude }: ContractSpec,
  services: readonly Service[],
): readonly string[] {
  const known = tagsIn(services);
  return exclude
    .filter((tag) => !known.has(tag))
    .map((tag) => `Nothing in the graph has the tag "${tag}": the contract hides nothing by it.`);
}

const MAX_TOLD = 20;

/** Problems of composing, with what to do about them in a contract. */
export function adviseContract(
  problems: readonly CompositionProblem[],
): readonly CompositionProblem[] {
  return problems.map((problem) => ({ ...problem, hint: HINTS[problem.code] ?? problem.hint }));
}

const HINTS: Readonly<Record<string, string>> = {
  ONLY_INACCESSIBLE_CHILDREN:
    'The contract leaves nothing of it: leave one of these, or hide all that leads to the type as well.',
  REFERENCED_INACCESSIBLE:
    'The contract hides the type: show it, or hide what refers to it as well.',
  IMPLEMENTED_BY_INACCESSIBLE:
    'The contract hides it, and shows the field of the interface: hide both, or neither.',
  REQUIRED_INACCESSIBLE:
    'The contract hides what has to be given: show it, give it a default, or hide what it belongs to.',
  DEFAULT_VALUE_USES_INACCESSIBLE: 'The contract hides the value: show it, or hide what has it.',
  QUERY_ROOT_TYPE_INACCESSIBLE: 'A contract has to leave a field of Query.',
};

function tagsIn(services: readonly Service[]): ReadonlySet<string> {
  return new Set(services.flatMap(({ typeDefs }) => tagsOf(typeDefs)));
}

function tagsOf(document: DocumentNode): readonly string[] {
  const ownNameOf = namesOf(document);
  const found: string[] = [];
  visit(document as ASTNode, {
    [Kind.DIRECTIVE]: (node) => {
      if (ownNameOf(node.name.value) !== 'tag') return;
      // Nothing but constants stands in an SDL.
      const { name } = directiveArguments(node as ConstDirectiveNode);
      if (typeof name === 'string') found.push(name);
    },
  });
  return found;
}
