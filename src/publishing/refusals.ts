import type { AmendmentDoc } from '../collections/publishing.ts';
import type { Command } from './command.ts';
import type { Problem } from './word.ts';

export function taken(entity: string): Problem {
  const message = `expected the id of what is not there yet, got ${entity}`;
  return { code: 'TAKEN', field: 'id', message };
}

export function conflict(expected: number, version: number): Problem {
  const message = `expected version ${expected}, got version ${version}`;
  return { code: 'VERSION_CONFLICT', field: 'expectedVersion', message };
}

/** What waited was said of a version that is no more. */
export function outdated(expected: number, version: number): Problem {
  const message = `expected version ${expected}, which its author expects, got version ${version}`;
  return { code: 'VERSION_CONFLICT', field: null, message };
}

export function reused({ idempotencyKey }: Command): Problem {
  const message = `expected "idempotencyKey" to be a new one, got ${JSON.stringify(idempotencyKey)}, which came with something else`;
  return { code: 'IDEMPOTENCY_KEY_REUSED', field: 'idempotencyKey', message };
}

export function unknown(id: string): Problem {
  const message = `expected an amendment that is there, got ${id}`;
  return { code: 'NOT_FOUND', field: 'id', message };
}

export function decided({ _id, status }: AmendmentDoc): Problem {
  const message = `expected an amendment that is pending, got ${_id}, which is ${status}`;
  return { code: 'ALREADY_DECIDED', field: 'id', message };
}
