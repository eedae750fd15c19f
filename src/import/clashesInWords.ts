import type { Clash, Clashes } from '../publishing/replay.ts';

const toldAtMost = 20;

/** Where files and what partners say do not go together, a line each; nothing where they do. */
export function clashesInWords({ withdrawn, unfit }: Clashes): readonly string[] {
  return [
    ...listed(
      withdrawn,
      'in the files, and withdrawn by what was accepted: publish it anew, or take it from the files',
    ),
    ...listed(unfit, 'passed over, as it does not fit the files'),
  ];
}

function listed(clashes: readonly Clash[], what: string): readonly string[] {
  const told = clashes
    .slice(0, toldAtMost)
    .map(({ entity, amendment }) => `${entity}: ${what} (${amendment})`);
  const more = clashes.length - told.length;
  return more > 0 ? [...told, `${more} more: ${what}`] : told;
}
