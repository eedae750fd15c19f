const PLACES = [
  { name: 'Go to the query', selector: '.graphiql-query-editor .graphiql-editor' },
  { name: 'Go to the results', selector: '.mg-tabs [aria-selected="true"]' },
];

/** First on the way of whoever goes by keyboard, past all questions; buttons, since the address holds the query. */
export function SkipButtons() {
  return (
    <nav aria-label="Go to" className="mg-skip">
      {PLACES.map(({ name, selector }) => (
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
