import { useEffect } from 'react';

/** What tabs, histories and bookmarks of a browser call the page; null leaves it as it is. */
export function usePageTitle(title: string | null): void {
  useEffect(() => {
    if (title === null) return undefined;
    document.title = `${title} – MEP Graph`;
    return () => {
      document.title = 'MEP Graph playground';
    };
  }, [title]);
}
