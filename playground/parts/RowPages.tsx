import { entityLinks } from '../answer/entityLinks.ts';
import type { Table } from '../../src/table/flatten.ts';
import type { Picture } from '../answer/picture.ts';
import { withIds } from '../answer/withIds.ts';
import { takesTexts } from '../ask.ts';
import { openQuestion } from '../openQuestion.ts';
import { loadSchema } from '../schema.ts';
import type { Shown } from '../sessions.ts';
import { useSay } from '../useSession.ts';

interface Props {
  readonly shown: Shown;
  readonly picture: Picture;
  readonly table: Table;
}

/** Asks again with ids, where the query asked for none, so that each row leads to the page of what it tells of. */
export function RowPages({ shown, picture, table }: Props) {
  const say = useSay();
  const { list, columns } = table;
  const isOfEntities = /(^|\.)(nodes|edges)$/.test(list);
  const hasLinks = entityLinks(columns).some((link) => link !== null);
  // Where only known documents are asked, another text would be refused.
  if (!isOfEntities || hasLinks || !takesTexts()) return null;
  const ask = async (): Promise<void> => {
    const { query, operationName } = shown.asked;
    const asked = withIds(await loadSchema(), query, list);
    if (asked === null) {
      say('What stands in these rows has no pages.');
      return;
    }
    openQuestion({
      query: asked,
      variables: shown.variablesText,
      operationName,
      picture: {
        ...picture,
        list,
        hide: [picture.hide, `${list}.id`, `${list}.node.id`].join(','),
      },
    });
  };
  return (
    <button
      type="button"
      onClick={() => {
        ask().catch(() => {
          say('The graph has not told its schema. Try again in a moment.');
        });
      }}
    >
      Link rows to their pages
    </button>
  );
}
