import type { EntityFetch, EntityInput } from '../plan/plan.ts';
import { entityFields } from './failures.ts';
import { FieldFailure, type DataObject } from './fieldFailure.ts';
import type { PossibleTypes } from './possibleTypes.ts';

interface AskedEntity {
  readonly fetch: EntityFetch;
  readonly input: EntityInput;
  readonly target: DataObject;
  readonly types: PossibleTypes;
}

/** Why an answer is not of the entity that was asked for: it says that it is of another type, or has none of the fields; null where it may be. */
export function whyOther(answer: DataObject, asked: AskedEntity): FieldFailure | null {
  const { fetch, input, target, types } = asked;
  const told = answer['__typename'];
  const isOther = typeof told === 'string' && !mayBe(told, asked);
  if (!isOther && hasFields(answer)) return null;
  const of = { typename: target['__typename'], types };
  const isEmpty = () => entityFields(fetch.operation.document, input, of).length === 0;
  return isOther || !isEmpty() ? otherEntity(fetch.subgraph, input.type) : null;
}

function mayBe(told: string, { input, target, types }: AskedEntity): boolean {
  const known = target['__typename'];
  if (!types.isOf(told, input.type)) return false;
  return typeof known !== 'string' || types.isOpen(known) || types.isOpen(told) || known === told;
}

function hasFields(answer: DataObject): boolean {
  for (const key in answer) if (key !== '__typename') return true;
  return false;
}

function otherEntity(subgraph: string, type: string): FieldFailure {
  return new FieldFailure({
    message: `Expected of subgraph "${subgraph}" an entity of type "${type}", got another one.`,
    path: null,
    extensions: { code: 'SUBGRAPH_ERROR', subgraph },
  });
}
