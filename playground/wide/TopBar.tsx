import { useId } from 'react';
import { SEARCH_KEYS } from '../parts/HitList.tsx';
import { signOut, useSignedIn } from '../identity.ts';
import { goTo, setEditor, type PartnerPart, type Place } from '../places.ts';

interface Props {
  readonly place: Place;
}

interface TopBarProps extends Props {
  /** Where what is found stands. */
  readonly hitsId: string;
}

/** What is on every page: the way to the questions, the search, and the editor. */
export function TopBar({ place, hitsId }: TopBarProps) {
  const words = place.kind === 'search' ? place.words : '';
  return (
    <header className="mg-head">
      <h1 className="mg-title">
        <a
          href="#"
          onClick={(event) => {
            event.preventDefault();
            goTo({ kind: 'home' });
          }}
        >
          MEP Graph
        </a>
      </h1>
      <SearchBox words={words} {...(place.kind === 'search' && { hitsId })} />
      <nav aria-label="Pages" className="mg-line">
        <button
          type="button"
          onClick={() => {
            if (place.kind === 'partner') goTo({ kind: 'home' });
            setEditor(true);
          }}
        >
          Write a query
        </button>
        <Partner place={place} />
        <a className="mg-schema" href="../docs/">
          How it works
        </a>
        <a className="mg-schema" href="../schema.graphql" download>
          Schema as a file
        </a>
      </nav>
    </header>
  );
}

const PARTS = [
  ['publish', 'Publish'],
  ['pending', 'What waits'],
] as const;

/** The way in for partners and reviewers, and what they do here. */
function Partner({ place }: Props) {
  const asker = useSignedIn();
  const here = place.kind === 'partner' ? place.part : null;
  const link = (part: PartnerPart, name: string) => (
    <button
      key={part}
      type="button"
      {...(here === part && { 'aria-current': 'page' as const })}
      onClick={() => {
        goTo({ kind: 'partner', part });
      }}
    >
      {name}
    </button>
  );
  if (asker === null) return link('sign-in', 'Sign in');
  return (
    <>
      {PARTS.map(([part, name]) => link(part, name))}
      <button type="button" title={`Signed in with ${asker}`} onClick={signOut}>
        Sign out
      </button>
    </>
  );
}

interface SearchBoxProps {
  readonly words: string;
  readonly hitsId?: string;
}

/** Each letter shows what is found; the first one is a step to come back from. */
function SearchBox({ words, hitsId }: SearchBoxProps) {
  const keysId = useId();
  return (
    <search className="mg-search">
      <label>
        <span className="mg-hidden">Search the network for</span>
        <input
          type="search"
          aria-controls={hitsId}
          aria-describedby={keysId}
          value={words}
          placeholder="Search: apprenticeship, GaMEP, NASA"
          onChange={({ target }) => {
            const isTyping = words !== '';
            goTo({ kind: 'search', words: target.value }, isTyping);
          }}
        />
      </label>
      <span className="mg-hidden" id={keysId}>
        {SEARCH_KEYS}
      </span>
    </search>
  );
}
