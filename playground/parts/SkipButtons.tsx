const QUERY = { name: 'Go to the query', selector: '.graphiql-query-editor .graphiql-editor' };
const RESULTS = { name: 'Go to the results', selector: '.mg-tabs [aria-selected="true"]' };
const PAGE = { name: 'Go to what is shown', selector: '.mg-tabs [aria-selected="true"], main' };

/** First on the way of whoever goes by keyboard, past all questions; buttons, since the address holds the query. */
export function SkipButtons({ hasEditor }: { readonly hasEditor: boolean }) {
  const places = hasEditor ? [QUERY, RESULTS] : [PAGE];
  return (
    <nav aria-label="Go to" className="mg-skip">
      {places.map(({ name, selector }) => (
        <button
          key={name}
          type="button"
          onClick={() => {
            document.querySelector<HTMLElement>(selector)?.focus();
          }}
        >
          {name}
        </button>
      ))}
    </nav>
  );
}
