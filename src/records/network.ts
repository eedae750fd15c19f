import { arenas } from '../collections/network.ts';
import { oneOf, order, record, slug, sources, text } from './values.ts';

export const arenaRecord = record({
  id: slug,
  code: oneOf(arenas),
  label: text,
  order,
  summary: text,
  sources,
});
