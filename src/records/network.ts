import { arenas } from '../collections/network.ts';
import { name, oneOf, order, record, slug, sources, text } from './values.ts';

export const arenaRecord = record({
  id: slug,
  code: oneOf(arenas),
  label: name,
  order,
  summary: text,
  sources,
});
