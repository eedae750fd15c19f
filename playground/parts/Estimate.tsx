import { pick, useGraphiQL } from '@graphiql/react';
import { useEffect, useState } from 'react';
import { formatCount } from '../answer/counts.ts';
import { readPoints } from '../answer/cost.ts';
import { ask } from '../ask.ts';
import { useSignedIn } from '../identity.ts';

type EstimateState =
  | { readonly state: 'nothing' }
  | { readonly state: 'estimated'; readonly points: number }
  | { readonly state: 'tooMuch'; readonly why: string };

/** What the graph says that the question in the editor would cost at most, once nobody types any more. */
export function Estimate() {
  const told = useEstimate();
  const isTooMuch = told.state === 'tooMuch';
  return (
    <p
      className="mg-estimate"
      role="status"
      title={isTooMuch ? told.why : 'What this would cost at most, in points'}
    >
      {told.state === 'estimated' && (
        <>
          <strong>{inShort(told.points)}</strong>
          <span aria-hidden="true">points</span>
          <span className="mg-hidden">points at most</span>
        </>
      )}
      {isTooMuch && <strong>too much</strong>}
    </p>
  );
}

/** There is room for five letters. */
function inShort(points: number): string {
  return points < 10_000 ? formatCount(points) : `${formatCount(Math.ceil(points / 1000))}k`;
}

const PAUSE_MS = 500;

function useEstimate(): EstimateState {
  const { tabs, activeTabIndex } = useGraphiQL(pick('tabs', 'activeTabIndex'));
  const { query = '', variables = '', operationName = null } = tabs[activeTabIndex] ?? {};
  const asker = useSignedIn();
  const [told, setTold] = useState<EstimateState>({ state: 'nothing' });
  useEffect(() => {
    const leaving = new AbortController();
    const timer = setTimeout(() => {
      const text = { query: query ?? '', variables: variables ?? '', operationName };
      estimate(text, leaving.signal).then(setTold, () => {
        if (!leaving.signal.aborted) setTold({ state: 'nothing' });
      });
    }, PAUSE_MS);
    return () => {
      clearTimeout(timer);
      leaving.abort();
    };
  }, [query, variables, operationName, asker]);
  return told;
}

interface Text {
  readonly query: string;
  readonly variables: string;
  readonly operationName: string | null;
}

async function estimate(text: Text, signal: AbortSignal): Promise<EstimateState> {
  if (text.query.trim() === '') return { state: 'nothing' };
  const given: unknown = text.variables.trim() === '' ? {} : JSON.parse(text.variables);
  const variables = typeof given === 'object' && given !== null ? { ...given } : {};
  const asked = { query: text.query, variables, operationName: text.operationName };
  // What is half typed is wrong, and no failure: by this type it comes with a 200.
  const headers = { accept: 'application/json', 'x-mep-cost': 'estimate' };
  const { body } = await ask(asked, { headers, signal });
  const error = body.errors?.find(({ extensions }) => extensions?.['code'] === 'QUERY_TOO_LARGE');
  if (error) return { state: 'tooMuch', why: error.message };
  const points = readPoints(body.extensions);
  return points === null ? { state: 'nothing' } : { state: 'estimated', points: points.estimated };
}
