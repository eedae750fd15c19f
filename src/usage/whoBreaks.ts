import type { GraphQLSchema } from 'graphql';
import { bindOperation } from '../operations/namedOperation.ts';
import { readOperation, type OperationFile } from '../operations/operationFile.ts';
import type { TrustedDocument } from '../operations/manifest.ts';
import { coordinatesOf } from './coordinates.ts';
import { hasCoordinate } from './hasCoordinate.ts';
import type { ClientUse } from './clientUse.ts';

interface BrokenOperation {
  readonly name: string;
  readonly file: string;
  readonly line: number | null;
  readonly message: string;
  /** Those who ask for what it would lose. */
  readonly clients: readonly ClientUse[];
}

interface UsedChange {
  readonly coordinate: string;
  readonly message: string;
  readonly operations: readonly string[];
  readonly clients: readonly ClientUse[];
}

export interface Breakage {
  /** Valid now, and not any more. */
  readonly operations: readonly BrokenOperation[];
  /** Breaking changes of what is used. */
  readonly changes: readonly UsedChange[];
  /** Breaking changes of what nobody is known to use. */
  readonly unused: readonly string[];
  /** Operations and documents that were looked at. */
  readonly checked: number;
}

export interface Planned {
  readonly before: GraphQLSchema;
  readonly after: GraphQLSchema;
  /** Breaking ones, by path: `Type`, `Type.field`, `Type.field.argument`. */
  readonly changes: readonly { readonly coordinate: string | null; readonly message: string }[];
  readonly operations: readonly OperationFile[];
  readonly documents: readonly TrustedDocument[];
  readonly uses: readonly (ClientUse & { readonly coordinate: string })[];
}

/** Which operations and clients would break by a change of the graph. */
export function whoBreaks(planned: Planned): Breakage {
  const { before, after, uses } = planned;
  const operations = [...planned.operations, ...planned.documents.flatMap(asOperation)]
    // What is wrong already is nothing new.
    .filter((operation) => bindOperation(before, operation).state === 'good')
    .map((operation) => ({
      operation,
      coordinates: coordinatesOf(before, operation.document, operation.name),
    }));
  const clientsOf = (isMeant: (coordinate: string) => boolean): readonly ClientUse[] =>
    byClient(uses.filter(({ coordinate }) => isMeant(coordinate)));
  const meanings = planned.changes.map(({ coordinate }) => meantBy(coordinate ?? '', before));
  const broken = operations.flatMap(({ operation, coordinates }): BrokenOperation[] => {
    const bound = bindOperation(after, operation);
    if (bound.state === 'good') return [];
    const { file, name } = operation;
    const { line, message } = bound.problem;
    const isAtFault = (one: string) =>
      !hasCoordinate(after, one) || meanings.some((isMeant) => isMeant(one));
    const lost = new Set(coordinates.filter(isAtFault));
    return [{ name, file, line, message, clients: clientsOf((one) => lost.has(one)) }];
  });
  const changes = planned.changes.map(({ coordinate, message }): UsedChange => {
    const isMeant = meantBy(coordinate ?? '', before);
    return {
      coordinate: coordinate ?? '',
      message,
      operations: operations
        .filter((one) => one.coordinates.some(isMeant))
        .map(({ operation: { name } }) => name),
      clients: clientsOf(isMeant),
    };
  });
  const isUsed = (one: UsedChange): boolean => one.operations.length + one.clients.length > 0;
  return {
    operations: broken,
    changes: changes.filter(isUsed),
    unused: changes.filter((one) => !isUsed(one)).map(({ message }) => message),
    checked: operations.length,
  };
}

function asOperation({ id, text, file }: TrustedDocument): readonly OperationFile[] {
  const read = readOperation(`${file} (${id.slice(0, 12)})`, text);
  return read.state === 'good' ? [read.operation] : [];
}

/** What has to be used for a change to matter: what is new in a field matters to who uses that. */
function meantBy(path: string, before: GraphQLSchema): (coordinate: string) => boolean {
  const [type = '', field, argument] = path.split('.');
  if (field === undefined) return (one) => one.startsWith(`${type}.`);
  const own = `${type}.${field}`;
  const named = argument === undefined ? own : `${own}(${argument}:)`;
  if (hasCoordinate(before, named)) return (one) => one === named;
  return hasCoordinate(before, own) ? (one) => one === own : (one) => one.startsWith(`${type}.`);
}

/** Of several coordinates, who asks for one may ask for others by the same operation: the most counts. */
function byClient(uses: Planned['uses']): readonly ClientUse[] {
  const clients = new Map<string, ClientUse>();
  for (const { client, count, lastUsedOn } of uses) {
    const known = clients.get(client);
    clients.set(client, {
      client,
      count: Math.max(count, known?.count ?? 0),
      lastUsedOn: known && known.lastUsedOn > lastUsedOn ? known.lastUsedOn : lastUsedOn,
    });
  }
  return [...clients.values()].toSorted((one, other) => other.count - one.count);
}
