import type { Asked } from './selection.ts';

/** No way was found to ask the subgraphs for some fields; the message names them, and is for clients. */
export class NotPlanned extends Error {
  override readonly name = 'NotPlanned';
}

export function notPlanned(type: string, asked: readonly Asked[]): NotPlanned {
  const fields = [...new Set(asked.map(({ name }) => `${type}.${name}`))].join(', ');
  return new NotPlanned(`Expected a way to ask the subgraphs for ${fields}, found none.`);
}
