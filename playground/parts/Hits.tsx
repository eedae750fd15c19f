import type { GraphQLSchema } from 'graphql';
import { useMemo, useState } from 'react';
import { formatCount, formatTotal } from '../answer/counts.ts';
import { headingOf } from '../../src/table/headings.ts';
import { isList, isObject, type Json, type JsonObject } from '../../src/table/lists.ts';
import { totalIn } from '../answer/pages.ts';
import type { Total } from '../../src/table/pagedDocument.ts';
import { searchQuery } from '../../src/page/entityQuery.ts';
import { identityOf, nameIn, type Entity } from '../entity/names.ts';
import { openQuestion } from '../openQuestion.ts';
import { useAnswer } from '../useAnswer.ts';

interface HitsProps {
  readonly schema: GraphQLSchema;
  readonly text: string;
  readonly onOpen: (entity: Entity) => void;
}

const FEW = 12;
/** As many as the graph gives at once. */
const MANY = 100;

/** What words find in the whole network, the best first. */
export function Hits({ schema, text, onOpen }: HitsProps) {
  const words = text.trim();
  const query = useMemo(() => searchQuery(schema), [schema]);
  const [wide, setWide] = useState<string | null>(null);
  const first = wide === words ? MANY : FEW;
  const variables = useMemo(() => ({ text: words, first }), [words, first]);
  const answer = useAnswer(words.length < 2 ? null : query, variables);
  if (query === null) {
    return (
      <p className="mg-note">This graph has no search: only some of its domains are served.</p>
    );
  }
  if (answer.state === 'none') return null;
  if (answer.state === 'failed') return <p role="alert">{answer.why}</p>;
  const { search } = answer.data;
  const nodes = nodesIn(search);
  const total = totalIn(search);
  const openTable = (): void => {
    const asked = JSON.stringify({ text: words, first: MANY }, null, 2);
    openQuestion({ query, variables: asked, picture: { view: 'table', list: 'search.edges' } });
  };
  return (
    <>
      <p role="status">{describeHits(nodes.length, search)}</p>
      <HitList nodes={nodes} onOpen={onOpen} />
      {total !== null && total.count > 0 && (
        <p className="mg-line">
          {first === FEW && total.count > FEW && (
            <button
              type="button"
              onClick={() => {
                setWide(words);
              }}
            >
              Show more
            </button>
          )}
          <button type="button" onClick={openTable}>
            {nameOfTable(total)}
          </button>
        </p>
      )}
    </>
  );
}

function nameOfTable(total: Total): string {
  return total.isExact ? `All ${formatTotal(total)} as a table` : 'All as a table';
}

function nodesIn(search: Json | undefined): readonly JsonObject[] {
  const edges = isObject(search) && isList(search['edges']) ? search['edges'] : [];
  return edges.flatMap((edge) => (isObject(edge) && isObject(edge['node']) ? [edge['node']] : []));
}

interface HitListProps {
  readonly nodes: readonly JsonObject[];
  readonly onOpen: (entity: Entity) => void;
}

function HitList({ nodes, onOpen }: HitListProps) {
  return (
    <ul className="mg-questions">
      {nodes.map((node) => {
        const { id, type } = identityOf(node);
        return (
          <li key={id}>
            <button
              type="button"
              onClick={() => {
                onOpen({ id, type });
              }}
            >
              {nameIn(node)} <small>{headingOf(type)}</small>
            </button>
          </li>
        );
      })}
    </ul>
  );
}

/** How many the graph finds, and how many of them are shown. */
function describeHits(shown: number, search: Json | undefined): string {
  const total = totalIn(search) ?? { count: shown, isExact: true };
  if (total.count === 0) return 'Nothing is called so. Try fewer words, or the beginning of one.';
  const corrected = isObject(search) ? search['correctedText'] : null;
  const words = typeof corrected === 'string' ? ` for “${corrected}”` : '';
  const part = shown < total.count ? `, the best ${formatCount(shown)} are below` : '';
  return `${formatTotal(total)} found${words}${part}`;
}
