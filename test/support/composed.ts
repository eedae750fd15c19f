import { composeGateway } from '../../src/gateway/compose/compose.ts';
import { describeProblem } from '../../src/gateway/compose/problems.ts';
import { FEDERATION_LINK } from './federationLink.ts';

/** The supergraph that small subgraphs make, or what is wrong with them, a line each. */
export function composed(
  subgraphs: Readonly<Record<string, string>>,
): { readonly sdl: string } | { readonly problems: readonly string[] } {
  const composition = composeGateway(
    null,
    Object.entries(subgraphs).map(([name, sdl]) => ({
      name,
      url: `http://${name}.example`,
      sdl: sdl.includes('@link') ? sdl : FEDERATION_LINK + sdl,
    })),
  );
  return composition.kind === 'failed'
    ? { problems: composition.problems.map(describeProblem) }
    : { sdl: composition.supergraph.sdl };
}

/** A field as the supergraph has it, with its directives; a type where no field is named. */
export function lineOf(subgraphs: Readonly<Record<string, string>>, coordinate: string): string {
  const result = composed(subgraphs);
  if ('problems' in result) return result.problems.join('\n');
  const [type = '', field] = coordinate.split('.');
  const lines = result.sdl.split('\n').map((line) => line.trim());
  const from = lines.findIndex((line) =>
    new RegExp(`^(type|interface|union) ${type}\\b`).test(line),
  );
  if (field === undefined) return lines[from] ?? '';
  const found = lines.slice(from).find((line) => new RegExp(`^${field}[:(]`).test(line));
  return found ?? 'none';
}
