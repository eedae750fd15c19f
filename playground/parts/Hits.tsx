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
import { ServingCenter, zipIn } from './ServingCenter.tsx';

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
  const total = totalIn(search);
  return (
    <>
      <Found search={search} zip={zipIn(schema, words)} onOpen={onOpen} />
      {total !== null && total.count > 0 && (
        <p className="mg-line">
          {hasMore(search, total) && (
            <button
              type="button"
              onClick={() => {
                setWide(words);
              }}
            >
              Show more
            </button>
          )}
          <button
            type="button"
            onClick={() => {
              openTable(query, words);
            }}
          >
            {nameOfTable(total)}
          </button>
        </p>
      )}
    </>
  );
}

/** Who pressed the button for more stands on it until they are here. */
function hasMore(search: Json | undefined, { count }: Total): boolean {
  return count > FEW && nodesIn(search).length <= FEW;
}

function openTable(query: string, text: string): void {
  const variables = JSON.stringify({ text, first: MANY }, null, 2);
  openQuestion({ query, variables, picture: { view: 'table', list: 'search.edges' } });
}

function nameOfTable(total: Total): string {
  return total.isExact ? `All ${formatTotal(total)} as a table` : 'All as a table';
}

function nodesIn(search: Json | undefined): readonly JsonObject[] {
  const edges = isObject(search) && isList(search['edges']) ? search['edges'] : [];
  return edges.flatMap((edge) => {
    if (!isObject(edge) || !isObject(edge['node'])) return [];
    const { name, node } = edge;
    return [typeof name === 'string' ? { name, ...node } : node];
  });
}

interface FoundProps {
  readonly search: Json | undefined;
  /** What is searched for, where that is a ZIP code. */
  readonly zip: string | null;
  readonly onOpen: (entity: Entity) => void;
}

function Found({ search, zip, onOpen }: FoundProps) {
  const nodes = nodesIn(search);
  const serving = zip !== null && <ServingCenter zip={zip} onOpen={onOpen} />;
  if (serving && nodes.length === 0) return serving;
  return (
    <>
      {serving}
      <p role="status">{describeHits(nodes.length, search)}</p>
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
    </>
  );
}

/** How many the graph finds, and how many of them are shown. */
function describeHits(shown: number, search: Json | undefined): string {
  const total = totalIn(search) ?? { count: shown, isExact: true };
  if (total.count === 0) return 'Nothing is called so. Try fewer words, or the beginning of one.';
  const corrected = isObject(search) ? search['correctedText'] : null;
  const words = typeof corrected === 'string' ? ` for “${corrected}”` : '';
  const part = shown < total.count ? `, the best ${formatCount(shown)} are below` : '';
  return `${formatTotal(total)} found${words}${part}${describeLeftOut(search)}`;
}

/** Which words nothing has that is found by the others. */
function describeLeftOut(search: Json | undefined): string {
  const left = isObject(search) ? search['wordsLeftOut'] : null;
  if (!isList(left) || left.length === 0) return '';
  const quoted = left.filter((word) => typeof word === 'string').map((word) => `“${word}”`);
  return `. None of them has ${new Intl.ListFormat('en', { type: 'disjunction' }).format(quoted)}.`;
}
