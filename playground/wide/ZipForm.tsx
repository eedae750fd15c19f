import { useState } from 'react';
import { ZIP_QUERY } from '../../src/page/fixedQuestions.ts';
import { openQuestion } from '../openQuestion.ts';

/** Finds the center that serves a place. */
export function ZipForm() {
  const [zip, setZip] = useState('');
  return (
    <form
      className="mg-form"
      aria-labelledby="mg-zip"
      onSubmit={(event) => {
        event.preventDefault();
        const list = 'servingCenters';
        const wanted = zip.trim();
        openQuestion({
          query: ZIP_QUERY,
          variables: JSON.stringify({ zip: wanted }, null, 2),
          picture: {
            view: 'table',
            title: `Which center serves ZIP code ${wanted}?`,
            list,
            hide: `${list}.center.id,${list}.state.id`,
          },
        });
      }}
    >
      <h2 id="mg-zip">Which center serves a place?</h2>
      <div className="mg-line">
        <label>
          ZIP code{' '}
          <input
            type="text"
            inputMode="numeric"
            required
            pattern="\s*\d{5}(-\d{4})?\s*"
            title="Five digits, or ZIP+4"
            autoComplete="postal-code"
            size={10}
            value={zip}
            onChange={({ target }) => {
              setZip(target.value);
            }}
          />
        </label>
        <button type="submit">Find its center</button>
      </div>
    </form>
  );
}
