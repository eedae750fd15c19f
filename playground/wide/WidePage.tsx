import { useEffect, useState } from 'react';
import { leaveAnswer } from '../address.ts';
import { headingOf } from '../answer/headings.ts';
import { questions } from '../gallery/index.ts';
import { Hits } from '../parts/Hits.tsx';
import { OneEntity } from '../parts/OneEntity.tsx';
import { ResultsPane } from '../parts/ResultsPane.tsx';
import { goTo, setEditor, type Place } from '../places.ts';
import { useSchema } from '../schema.ts';
import { readWritten, type Session } from '../sessions.ts';
import { useSession } from '../useSession.ts';
import { Home } from './Home.tsx';
import { TopBar } from './TopBar.tsx';

interface Props {
  readonly place: Place;
}

/** The page for who writes no queries: one thing at a time, with all the room there is. */
export function WidePage({ place }: Props) {
  useEffect(() => {
    if (place.kind !== 'answer') leaveAnswer();
  }, [place]);
  return (
    <div className="mg-wide">
      <TopBar place={place} />
      <main className="mg-main" tabIndex={-1}>
        {place.kind === 'home' && <Home />}
        {place.kind === 'answer' && <OneAnswer />}
        {place.kind === 'search' && <Search words={place.words} />}
        {place.kind === 'entity' && <Entity key={place.id} id={place.id} />}
      </main>
    </div>
  );
}

function OneAnswer() {
  const session = useSession();
  const title = titleOf(session);
  useEffect(() => {
    document.title = `${title} – MEP Graph`;
    return () => {
      document.title = 'MEP Graph playground';
    };
  }, [title]);
  return (
    <>
      <div className="mg-line mg-asked">
        <h2>{title}</h2>
        <button
          type="button"
          onClick={() => {
            setEditor(true);
          }}
        >
          Show the query
        </button>
      </div>
      <ResultsPane />
    </>
  );
}

/** The question in words, where it is one of the gallery's; by the name of its query otherwise. */
function titleOf({ shown }: Session): string {
  const written = readWritten()?.query.trim();
  const question = questions.find(({ query }) => query.trim() === written);
  if (question) return question.text;
  const name = shown?.asked.operationName;
  return typeof name === 'string' ? headingOf(name) : 'Answer';
}

function Search({ words }: { readonly words: string }) {
  const schema = useSchema();
  return (
    <section className="mg-plugin mg-found" aria-label="Search the network">
      <h2>Search the network</h2>
      {schema === null ? (
        <p className="mg-note">The graph has not told its schema yet.</p>
      ) : (
        <Hits
          schema={schema}
          text={words}
          onOpen={({ id }) => {
            goTo({ kind: 'entity', id });
          }}
        />
      )}
      {words.trim().length < 2 && (
        <p>Agencies, centers, associations, programs, states: by name, abbreviation or topic.</p>
      )}
    </section>
  );
}

function Entity({ id }: { readonly id: string }) {
  const schema = useSchema();
  const [entity] = useState({ id, type: id.split(':', 1)[0] ?? '' });
  if (schema === null) return <p className="mg-note">The graph has not told its schema yet.</p>;
  if (!schema.getType(entity.type)) {
    return <p role="alert">There is nothing with the id “{id}” in this graph.</p>;
  }
  return (
    <section className="mg-plugin mg-found" aria-label="An entity">
      <OneEntity
        schema={schema}
        entity={entity}
        onOpen={(next) => {
          goTo({ kind: 'entity', id: next.id });
        }}
      />
    </section>
  );
}
