import type { Asker } from '../identity/asker.ts';
import type { Shown } from '../identity/shown.ts';
import { meets, type Guard } from './guard.ts';
import type { SchemaGuards } from './schemaGuards.ts';

/** What an asker may see of a schema; what is not in it, nothing guards. */
export function shownByGuards(guards: SchemaGuards, asker: Asker): Shown {
  const mayHave = (guard: Guard): boolean => guard.every((clause) => meets(asker, clause));
  const { schema } = guards;
  return {
    hasType: (name) => {
      const type = schema.getType(name);
      return type === undefined || mayHave(guards.ofType(type));
    },
    hasField: (name, field) => {
      const type = schema.getType(name);
      return type === undefined || mayHave(guards.ofField(type, guards.possibleTypes(type), field));
    },
  };
}
