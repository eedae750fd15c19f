import type { GraphQLSchema } from 'graphql';
import { useMemo } from 'react';
import { ZIP_QUERY } from '../../src/page/fixedQuestions.ts';
import { isList, isObject, type Json } from '../../src/table/lists.ts';
import { nameIn, type Entity } from '../entity/names.ts';
import { useAnswer } from '../useAnswer.ts';

interface Props {
  readonly zip: string;
  readonly onOpen: (entity: Entity) => void;
}

/** The ZIP code that words are, in a graph that knows who serves it; null where they are none. */
export function zipIn(schema: GraphQLSchema, words: string): string | null {
  const isKnown = schema.getQueryType()?.getFields()['servingCenters'] !== undefined;
  return isKnown && /^\d{5}(-\d{4})?$/.test(words) ? words : null;
}

/** Who serves the place whose ZIP code somebody searches for. */
export function ServingCenter({ zip, onOpen }: Props) {
  const variables = useMemo(() => ({ zip }), [zip]);
  const answer = useAnswer(ZIP_QUERY, variables);
  if (answer.state === 'none') return null;
  if (answer.state === 'failed') return <p role="alert">{answer.why}</p>;
  const { servingCenters } = answer.data;
  const serving = isList(servingCenters) ? servingCenters.filter(isObject) : [];
  return (
    <>
      <p role="status">
        {serving.length === 0
          ? `No center is known to serve ZIP code ${zip}.`
          : `Who serves ZIP code ${zip}`}
      </p>
      <ul className="mg-questions">
        {serving.map(({ center, reason }) => (
          <li key={text(reason)}>
            {isObject(center) && (
              <button
                type="button"
                onClick={() => {
                  onOpen({ id: text(center['id']), type: 'Center' });
                }}
              >
                {nameIn(center)} <small>Center</small>
              </button>
            )}
            <p className="mg-note">{text(reason)}</p>
          </li>
        ))}
      </ul>
    </>
  );
}

function text(value: Json | undefined): string {
  return typeof value === 'string' ? value : '';
}
