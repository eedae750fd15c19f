import { Kind, visit, type DirectiveNode, type DocumentNode } from 'graphql';

type Variables = Readonly<Record<string, unknown>>;

/** The variables that decide about parts of the document, in a stable order. */
export function conditionVariables(document: DocumentNode): readonly string[] {
  const names = new Set<string>();
  visit(document, {
    Directive: (node) => {
      const value = conditionOf(node);
      if (value?.kind === Kind.VARIABLE) names.add(value.name.value);
    },
  });
  return [...names].sort();
}

/** Whether a selection with these directives is asked for, given coerced variables. */
export function isIncluded(
  directives: readonly DirectiveNode[] | undefined,
  variables: Variables,
): boolean {
  // Most have none, and this is asked of every selection.
  if (directives === undefined || directives.length === 0) return true;
  return directives.every((directive) => {
    const value = conditionOf(directive);
    if (value === null) return true;
    const holds = value.kind === Kind.VARIABLE ? variables[value.name.value] : value.value;
    return directive.name.value === 'include' ? holds === true : holds !== true;
  });
}

function conditionOf({ name, arguments: given }: DirectiveNode) {
  if (name.value !== 'skip' && name.value !== 'include') return null;
  const value = given?.find((argument) => argument.name.value === 'if')?.value;
  return value?.kind === Kind.VARIABLE || value?.kind === Kind.BOOLEAN ? value : null;
}
