import { hash } from 'node:crypto';
import {
  Kind,
  parse,
  type DefinitionNode,
  type DocumentNode,
  type OperationDefinitionNode,
} from 'graphql';
import { OPERATION_SETTINGS, readPicture, type OperationPicture } from './picture.ts';
import { attempt, Fault, type Attempt } from './problem.ts';
import { readRemarks, type Remarks } from './remarks.ts';

/** One named operation as its file has it, whatever the schema says of it. */
export interface OperationFile {
  readonly file: string;
  readonly name: string;
  readonly text: string;
  /** SHA-256 of the text, in hex. */
  readonly hash: string;
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  /** The question in plain words, in one line. */
  readonly title: string | null;
  readonly description: string | null;
  /** Among which others it stands. */
  readonly theme: string | null;
  readonly picture: OperationPicture | null;
  /** What is written above each variable, by its name. */
  readonly remarks: ReadonlyMap<string, Remarks>;
  /** Whether it is of the folder of a deployment; those that come with the graph are not. */
  readonly isOfDeployment?: boolean;
  /** That of ours whose place it takes. */
  readonly replaced?: OperationFile | undefined;
}

/** Lines above a variable. */
const VARIABLE_SETTINGS = ['example'];

/** Reads a text of one named operation, with the fragments that it spreads. */
export function readOperation(file: string, text: string): Attempt<OperationFile> {
  return attempt(file, () => {
    const document = parse(text);
    const operation = operationIn(document);
    const remarks = readRemarks(operation, OPERATION_SETTINGS);
    const { title, description, settings } = remarks;
    const variables = (operation.variableDefinitions ?? []).map(
      (node) => [node.variable.name.value, readRemarks(node, VARIABLE_SETTINGS)] as const,
    );
    return {
      file,
      name: operation.name.value,
      text,
      hash: hash('sha256', text),
      document,
      operation,
      title,
      description,
      theme: settings.get('theme')?.value ?? null,
      picture: readPicture(remarks),
      remarks: new Map(variables),
    };
  });
}

type Named = OperationDefinitionNode & Required<Pick<OperationDefinitionNode, 'name'>>;

function operationIn({ definitions }: DocumentNode): Named {
  const operations = definitions.filter(({ kind }) => kind !== Kind.FRAGMENT_DEFINITION);
  const other = operations.find(({ kind }) => kind !== Kind.OPERATION_DEFINITION);
  if (other) throw new Fault('Expected an operation, got another definition.', lineOf(other));
  const [operation, second] = operations;
  if (second) throw new Fault('Expected one operation in a file, got another.', lineOf(second));
  if (operation?.kind !== Kind.OPERATION_DEFINITION) {
    throw new Fault('Expected one operation, got none.');
  }
  const { name } = operation;
  if (name === undefined) {
    throw new Fault('Expected the operation to have a name, got none.', lineOf(operation));
  }
  return { ...operation, name };
}

function lineOf({ loc }: DefinitionNode): number | null {
  return loc?.startToken.line ?? null;
}
