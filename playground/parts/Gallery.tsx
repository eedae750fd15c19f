import type { GraphiQLPlugin } from '@graphiql/react';
import { Questions } from './Questions.tsx';

function Gallery() {
  return (
    <section className="mg-plugin" aria-label="Questions">
      <h2>Questions to start with</h2>
      <p>Each opens as a query that you can change, with its answer as a table or picture.</p>
      <Questions />
    </section>
  );
}

export const galleryPlugin: GraphiQLPlugin = {
  title: 'Questions',
  content: Gallery,
  icon: () => (
    <svg viewBox="0 0 24 24" fill="none" stroke="currentColor" strokeWidth="1.5" aria-hidden="true">
      <circle cx="12" cy="12" r="9" />
      <path d="M9.5 9.5a2.5 2.5 0 1 1 3.5 2.3c-.7.3-1 .8-1 1.7M12 16.5v.5" strokeLinecap="round" />
    </svg>
  ),
};
