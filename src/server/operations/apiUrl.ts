import { FORMS, type FormName } from '../../operations/forms.ts';

/** Below it stand the named operations. */
export const API_PATH = '/api/';
/** As logs and metrics name them all. */
export const API_ROUTE = '/api/:file';

const FORM = new RegExp(`\\.(${FORMS.join('|')})(?:\\?|$)`);

/** The form that a URL asks for data in; null where it asks for something else, or for all pages. */
export function formAskedFor(url: string): FormName | null {
  if (url.includes('.schema.json') || /[?&]all=/.test(url)) return null;
  const asked = FORM.exec(url)?.[1];
  return FORMS.find((form) => form === asked) ?? null;
}
