import type { ClientUse } from '../usage/clientUse.ts';
import type { Breakage } from '../usage/whoBreaks.ts';

type Report = Breakage & { readonly isGood: boolean; readonly warnings: readonly string[] };

/** Who would break, for people. */
export function printBreakage({ checked, isGood, ...report }: Report): string {
  const { operations, changes, unused, warnings } = report;
  const broken = operations.flatMap(({ name, file, line, message, clients }) => [
    `${name}  ${file}${line === null ? '' : `:${line}`}  ${message}`,
    ...clients.map(describeClient),
  ]);
  const used = changes.flatMap(({ message, operations: names, clients }) => [
    message,
    ...(names.length === 0 ? [] : [`  asked by ${names.join(', ')}`]),
    ...clients.map(describeClient),
  ]);
  const sections = [
    section(`${operations.length} of ${checked} operations would break`, broken),
    section('Changes that break what is used', used),
    section('Changes that break what nobody is known to use', unused),
    section('Operations that could not be looked at', warnings),
    isGood ? `Nobody would break: ${checked} operations were looked at.` : '',
  ];
  return `${sections.filter((text) => text !== '').join('\n\n')}\n`;
}

function section(title: string, lines: readonly string[]): string {
  return lines.length === 0 ? '' : [title, ...lines.map((line) => `  ${line}`)].join('\n');
}

/** `used by frontend@3 1,204 times, last on 2026-11-29` */
function describeClient({ client, count, lastUsedOn }: ClientUse): string {
  const times = count === 1 ? 'once' : `${count.toLocaleString('en-US')} times`;
  return `  used by ${client} ${times}, last on ${lastUsedOn}`;
}
