import { expect } from '@jest/globals';
import { parse, validate, type ExecutionResult } from 'graphql';
import type { CommandStartedEvent, MongoClient } from 'mongodb';
import type { DomainName } from '../../src/collections/index.ts';
import { createGraph } from '../../src/graph/createGraph.ts';
import { createSubgraph } from '../../src/graph/createSubgraph.ts';
import type { Graph, GraphOperation } from '../../src/graph/graph.ts';
import { accessData } from '../../src/loading/dataAccess.ts';
import type { TestDatabase } from './database.ts';

export interface Answer extends Pick<ExecutionResult, 'data' | 'errors'> {
  /** `find centers`, `aggregate resources`: the operations that reached the database, in order. */
  readonly operations: readonly string[];
}

export type Ask = (
  source: string,
  variables?: Record<string, unknown>,
  /** Aborts the operation once a read of this name has begun. */
  leaveAt?: string,
) => Promise<Answer>;

/** Asks the graph of `domains` (all unless said otherwise) over a test's database. */
export function askOf({ client, db }: TestDatabase, domains?: readonly DomainName[]): Ask {
  return askGraph(graphOf({ db }, domains), client);
}

/** @param client - what the graph reads with */
export function askGraph(graph: Graph, client: MongoClient): Ask {
  return async (source, variables = {}, leaveAt) => {
    const document = parse(source);
    expect(validate(graph.schema, document)).toEqual([]);
    const leaving = new AbortController();
    const operations = recordOperations(client, (operation) => {
      if (operation === leaveAt) leaving.abort(new Error('The client has left.'));
    });
    const { signal } = leaving;
    const result = await answerOf(graph, { document, operationName: null, variables, signal });
    return { ...result, operations: operations.stop() };
  };
}

export function graphOf({ db }: Pick<TestDatabase, 'db'>, domains?: readonly DomainName[]): Graph {
  const data = accessData(db, 240_000);
  return domains === undefined ? createGraph(data) : createSubgraph({ domains, data });
}

/** As a client would get it: null prototypes and error objects are gone. */
async function answerOf(graph: Graph, operation: GraphOperation): Promise<ExecutionResult> {
  const answer = (await graph.answer?.(operation)) ?? (await graph.execute(operation));
  // JSON of a result is a result.
  return JSON.parse(
    typeof answer === 'string' ? answer : JSON.stringify(answer),
  ) as ExecutionResult;
}

/** Names each read that reaches the database until stopped. */
function recordOperations(
  client: MongoClient,
  onOperation: (operation: string) => void,
): { stop(): readonly string[] } {
  const operations: string[] = [];
  const note = (operation: string): void => {
    operations.push(operation);
    onOperation(operation);
  };
  const listener = ({ command, commandName }: CommandStartedEvent): void => {
    if (commandName === 'find' || commandName === 'getMore') {
      note(`${commandName} ${String(command['find'] ?? command['collection'])}`);
    }
    if (commandName === 'aggregate') note(describeAggregate(command));
  };
  client.on('commandStarted', listener);
  return {
    stop: () => {
      client.off('commandStarted', listener);
      return operations;
    },
  };
}

function describeAggregate(command: CommandStartedEvent['command']): string {
  // The driver sends what the loaders built: a pipeline of stages.
  const pipeline = command['pipeline'] as readonly Record<string, { readonly from?: string }>[];
  const lookUp = pipeline.find((stage) => '$lookup' in stage)?.['$lookup'];
  return `aggregate ${lookUp?.from ?? String(command['aggregate'])}`;
}
