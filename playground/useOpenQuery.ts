import { pick, useGraphiQL, useGraphiQLActions } from '@graphiql/react';
import { Kind, parse } from 'graphql';
import type { Picture } from './answer/picture.ts';
import { withPicture } from './sessions.ts';

export interface Opened {
  readonly query: string;
  readonly variables?: string;
  readonly operationName?: string | null;
  readonly picture: Picture;
}

/** What this page put into an editor; unchanged, it may be replaced without a new tab. */
const ownTexts = new Set<string>(['']);

export function markAsOwn(query: string): void {
  ownTexts.add(query.trim());
}

/** Opens a query in the editor and runs it. */
export function useOpenQuery(): (opened: Opened) => void {
  const actions = useGraphiQLActions();
  const editors = useGraphiQL(pick('queryEditor', 'variableEditor'));
  return ({ query, variables = '', operationName = null, picture }) => {
    const { queryEditor, variableEditor } = editors;
    if (!queryEditor) return;
    actions.stop();
    if (!ownTexts.has(queryEditor.getValue().trim())) actions.addTab();
    queryEditor.setValue(query);
    queryEditor.setScrollPosition({ scrollTop: 0, scrollLeft: 0 });
    variableEditor?.setValue(variables);
    markAsOwn(query);
    // The editor reads the operation's name with a delay, and would send the one it had before.
    actions.setOperationFacts(readOperations(query, operationName));
    withPicture(picture, () => {
      actions.run();
    });
  };
}

type OperationFacts = Parameters<ReturnType<typeof useGraphiQLActions>['setOperationFacts']>[0];

/** What the editor knows of a document: which operations are in it, and which one is meant. */
export function readOperations(query: string, operationName: string | null): OperationFacts {
  const documentAST = parse(query);
  const operations = documentAST.definitions.filter(
    (definition) => definition.kind === Kind.OPERATION_DEFINITION,
  );
  const name = operationName ?? operations[0]?.name?.value;
  return { documentAST, operations, ...(name !== undefined && { operationName: name }) };
}
