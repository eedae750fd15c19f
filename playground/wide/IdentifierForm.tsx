import { useState } from 'react';
import { IDENTIFIER_QUERY } from '../../src/page/fixedQuestions.ts';
import { openQuestion } from '../openQuestion.ts';
import { Choice } from '../parts/Choice.tsx';

const SCHEMES = [
  ['ASSISTANCE_LISTING', 'assistance listing', '11.611'],
  ['UEI', 'UEI', 'twelve letters and digits'],
  ['ROR', 'ROR', '01zkghx44'],
  ['WIKIDATA', 'Wikidata', 'Q176691'],
  ['FIPS', 'FIPS code', '13'],
  ['USPS', 'postal code of a state', 'GA'],
] as const;

/** Finds what others know by an identifier. */
export function IdentifierForm() {
  const [scheme, setScheme] = useState<(typeof SCHEMES)[number]>(SCHEMES[0]);
  const [value, setValue] = useState('');
  return (
    <form
      className="mg-form"
      aria-labelledby="mg-identifier"
      onSubmit={(event) => {
        event.preventDefault();
        openQuestion({
          query: IDENTIFIER_QUERY,
          variables: JSON.stringify({ scheme: scheme[0], value: value.trim() }, null, 2),
          picture: { view: 'table', list: 'entitiesByIdentifier' },
        });
      }}
    >
      <h2 id="mg-identifier">What is known by an identifier?</h2>
      <div className="mg-line">
        <Choice
          name="Kind"
          value={scheme[0]}
          options={SCHEMES.map(([known, name]) => [known, name])}
          onChoice={(chosen) => {
            setScheme(SCHEMES.find(([known]) => known === chosen) ?? SCHEMES[0]);
          }}
        />
        <label>
          Identifier{' '}
          <input
            type="text"
            required
            size={14}
            value={value}
            placeholder={scheme[2]}
            onChange={({ target }) => {
              setValue(target.value);
            }}
          />
        </label>
        <button type="submit">Look it up</button>
      </div>
    </form>
  );
}
