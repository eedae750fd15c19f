import { lazy, Suspense, useEffect, useId, useState } from 'react';
import { leaveAnswer } from '../address.ts';
import { useGoingOn } from '../goOn.ts';
import { HitList, stepInto } from '../parts/HitList.tsx';
import { Hits } from '../parts/Hits.tsx';
import { OneEntity } from '../parts/OneEntity.tsx';
import { goTo, type Place } from '../places.ts';
import { useSchema } from '../schema.ts';
import { usePageTitle } from '../usePageTitle.ts';
import { Home } from './Home.tsx';
import { Kept, OneAnswer } from './OneAnswer.tsx';
import { TopBar } from './TopBar.tsx';

// Forms that nobody needs who only asks.
const PartnerPage = lazy(async () => ({
  default: (await import('../partners/PartnerPage.tsx')).PartnerPage,
}));

interface Props {
  readonly place: Place;
}

/** The page for who writes no queries: one thing at a time, with all the room there is. */
export function WidePage({ place }: Props) {
  useEffect(() => {
    if (place.kind !== 'answer') leaveAnswer();
  }, [place]);
  useGoingOn(place);
  const hitsId = useId();
  return (
    <div
      className="mg-wide"
      onKeyDown={(press) => {
        stepInto(hitsId, press);
      }}
    >
      <TopBar place={place} hitsId={hitsId} />
      <main className="mg-main" tabIndex={-1}>
        {place.kind !== 'answer' && <Kept />}
        {place.kind === 'home' && <Home />}
        {place.kind === 'answer' && <OneAnswer />}
        {place.kind === 'search' && <Search words={place.words} hitsId={hitsId} />}
        {place.kind === 'partner' && (
          <Suspense fallback={<p className="mg-note mg-coming">The form is on its way …</p>}>
            <PartnerPage part={place.part} />
          </Suspense>
        )}
        {place.kind === 'entity' && <Entity key={place.id} id={place.id} />}
      </main>
    </div>
  );
}

interface SearchProps {
  readonly words: string;
  readonly hitsId: string;
}

function Search({ words, hitsId }: SearchProps) {
  const schema = useSchema();
  const asked = words.trim();
  usePageTitle(asked === '' ? 'Search' : `“${asked}”`);
  return (
    <section className="mg-plugin mg-found" aria-label="Search the network">
      <h2>Search the network</h2>
      <HitList id={hitsId}>
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
      </HitList>
      {asked.length < 2 && (
        <p>
          Agencies, centers, associations, programs, states: by name, abbreviation or topic; a ZIP
          code for who serves it.
        </p>
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
    <section className="mg-plugin mg-found mg-whole" aria-label="An entity">
      <OneEntity
        schema={schema}
        entity={entity}
        hasPicture
        onOpen={(next) => {
          goTo({ kind: 'entity', id: next.id });
        }}
      />
    </section>
  );
}
