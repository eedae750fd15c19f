import { pick, useGraphiQL, useGraphiQLActions } from '@graphiql/react';
import { Kind, parse } from 'graphql';
import type { Opened } from './openQuestion.ts';
import { readSessions, sessionOf, withPicture } from './sessions.ts';

/** What this page put into an editor; unchanged, it may be replaced without a new tab. */
const ownTexts = new Set<string>(['']);

export function markAsOwn(query: string): void {
  ownTexts.add(query.trim());
}

/** Opens a query in the editor and runs it. */
export function useOpenInEditor(): (opened: Opened, isBack?: boolean) => void {
  const actions = useGraphiQLActions();
  const editors = useGraphiQL(pick('queryEditor', 'variableEditor'));
  return ({ query, variables = '', operationName = null, picture }, isBack = false) => {
    const { queryEditor, variableEditor } = editors;
    if (!queryEditor) return;
    actions.stop();
    const text = queryEditor.getValue().trim();
    // What was run stands in the history, and what this page brought can be had again.
    const isKept = ownTexts.has(text) || (isBack && text === asked());
    if (!isKept) actions.addTab();
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

function asked(): string | undefined {
  return sessionOf(readSessions()).shown?.asked.query.trim();
}

type OperationFacts = Parameters<ReturnType<typeof useGraphiQLActions>['setOperationFacts']>[0];

/** What the editor knows of a document: which operations are in it, and which one is meant. */
function readOperations(query: string, operationName: string | null): OperationFacts {
  const documentAST = parse(query);
  const operations = documentAST.definitions.filter(
    (definition) => definition.kind === Kind.OPERATION_DEFINITION,
  );
  const name = operationName ?? operations[0]?.name?.value;
  return { documentAST, operations, ...(name !== undefined && { operationName: name }) };
}
