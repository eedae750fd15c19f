import { headingOf } from '../../src/table/headings.ts';
import { isList, isObject, type Json } from '../../src/table/lists.ts';
import { diffLists, diffTexts, inWords, readJson, type Part } from './diff.ts';

interface Props {
  /** As the graph tells them: field, and what it was and is as JSON. */
  readonly changes: Json | undefined;
  readonly caption: string;
  /** How the columns of before and after are called. */
  readonly headings: readonly [string, string];
}

/** What is different, field by field: what goes is struck out, what comes is underlined. */
export function FieldChanges({ changes, caption, headings }: Props) {
  const rows = isList(changes) ? changes.filter(isObject) : [];
  if (rows.length === 0) return null;
  return (
    <div className="mg-scroll" role="region" aria-label={caption} tabIndex={0}>
      <table className="mg-table mg-changes">
        <caption className="mg-hidden">{caption}</caption>
        <thead>
          <tr>
            {['Field', ...headings].map((heading) => (
              <th key={heading} scope="col">
                {heading}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => {
            const field = inWords(row['field'] ?? null);
            const parts = partsOf(readJson(row['from']), readJson(row['to']));
            return (
              <tr key={field}>
                <th scope="row">{headingOf(field)}</th>
                <td>
                  <Parts parts={parts} left="new" />
                </td>
                <td>
                  <Parts parts={parts} left="gone" />
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

interface Difference {
  readonly parts: readonly Part[];
  /** Whether each part is an element of a list. */
  readonly isList: boolean;
}

function partsOf(from: Json, to: Json): Difference {
  if ([from, to].some(isList) && [from, to].every((value) => value === null || isList(value))) {
    return { isList: true, parts: diffLists(isList(from) ? from : [], isList(to) ? to : []) };
  }
  const texts = [from, to].map((value) => (value === null ? '' : inWords(value)));
  return { isList: false, parts: diffTexts(texts[0] ?? '', texts[1] ?? '') };
}

/** One side: without what is only on the other. */
function Parts({ parts: told, left }: { readonly parts: Difference; readonly left: Part['is'] }) {
  const parts = told.parts.filter(({ is }) => is !== left);
  if (parts.length === 0) return <span className="mg-null">nothing</span>;
  const marked = parts.map((part, index) => <Marked key={index} part={part} />);
  if (!told.isList) return marked;
  return (
    <ul>
      {marked.map((part, index) => (
        <li key={index}>{part}</li>
      ))}
    </ul>
  );
}

function Marked({ part: { text, is } }: { readonly part: Part }) {
  if (is === 'gone') return <del>{text}</del>;
  return is === 'new' ? <ins>{text}</ins> : text;
}
