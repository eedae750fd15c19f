import type { GraphQLSchema } from 'graphql';
import { useMemo } from 'react';
import { ZIP_QUERY } from '../../src/page/fixedQuestions.ts';
import { isList, isObject, type Json } from '../../src/table/lists.ts';
import type { Advice } from '../answer/advice.ts';
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
  if (!isList(servingCenters)) return <p role="status">{whyNot(zip, answer.troubles[0])}</p>;
  const rows = servingCenters.filter(isObject);
  const isServed = rows.some(({ center }) => isObject(center));
  return (
    <>
      <p role="status">
        {isServed ? `Who serves ZIP code ${zip}` : `No center serves ZIP code ${zip}.`}
      </p>
      <ul className="mg-questions">
        {rows.map(({ center, reason, zipHasArea }) => (
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
            <p className="mg-note">
              {text(reason)}
              {isServed && zipHasArea === false && ` ${WITHOUT_AREA}`}
            </p>
          </li>
        ))}
      </ul>
    </>
  );
}

const WITHOUT_AREA =
  'This very ZIP code has no area: it is one of post-office boxes or of one organization, or not in use, so check its digits.';

/** Its form is right, so that nothing but its first digits can be wrong. */
function whyNot(zip: string, trouble: Advice | undefined): string {
  if (trouble?.code === 'BAD_USER_INPUT') {
    return `${zip} is no ZIP code in use: none begins with ${zip.slice(0, 3)}. Check its digits.`;
  }
  return trouble ? `${trouble.what} ${trouble.then}` : `Nothing is known of ZIP code ${zip}.`;
}

function text(value: Json | undefined): string {
  return typeof value === 'string' ? value : '';
}
