import { typeOfId } from '../../ids.ts';
import type { Shown } from '../../identity/shown.ts';
import type { BulkAccess, LineResult } from '../../publishing/bulkAccess.ts';

/** Takes only lines that say what a mutation that is shown could say as well. */
export function shownBulk(bulk: BulkAccess, shown: Shown): BulkAccess {
  return {
    refusalOf: (asker) => bulk.refusalOf(asker),
    publishLines: async (asker, { texts, from }) => {
      const isTaken = texts.map((text) => text === '' || mayBeSaid(text, shown));
      // An empty line says nothing, and keeps its number.
      const taken = texts.map((text, index) => (isTaken[index] === true ? text : ''));
      const results = await bulk.publishLines(asker, { texts: taken, from });
      const refused = isTaken.flatMap((is, index) => (is ? [] : [refusal(from + index)]));
      return [...results, ...refused].toSorted((one, other) => one.line - other.line);
    },
  };
}

/** What cannot be read is refused for that. */
function mayBeSaid(text: string, shown: Shown): boolean {
  const { kind, entity } = read(text);
  if (typeof kind !== 'string' || typeof entity !== 'string') return true;
  const type = typeOfId(entity);
  return shown.hasType(type) && shown.hasField('Mutation', `${kind.toLowerCase()}${type}`);
}

function read(text: string): { readonly kind?: unknown; readonly entity?: unknown } {
  try {
    // Whatever JSON it is: what is no object has no such fields.
    return (JSON.parse(text) as object | null) ?? {};
  } catch {
    return {};
  }
}

function refusal(line: number): LineResult {
  const message =
    'Expected the id of what you can write, with what you can say of it, got another.';
  return {
    ...{ line, idempotencyKey: null, entity: null, status: null, version: null, token: null },
    errors: [{ field: 'entity', code: 'FORBIDDEN', message }],
  };
}
