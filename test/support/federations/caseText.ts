import type { FuzzCase } from './case.ts';

/**
 * A case as a GraphQL document, its parts after comments: `# subgraph NAME`, `# operation`, and in the first line
 * what else it takes to repeat it.
 */
export function writeCase({ subgraphs, question, seed, failures }: FuzzCase): string {
  const { text, ...asked } = question;
  return (
    [
      `# case ${JSON.stringify({ seed, ...asked, failures })}`,
      ...subgraphs.map(({ name, sdl }) => `# subgraph ${name}\n${sdl.trim()}`),
      `# operation\n${text.trim()}`,
    ].join('\n\n') + '\n'
  );
}

export function readCase(text: string): FuzzCase {
  const [head = '', ...parts] = text.split(/^# (?=subgraph |operation$)/m);
  const about = JSON.parse(/^# case (.*)$/m.exec(head)?.[1] ?? '{}') as Partial<
    Pick<FuzzCase, 'seed' | 'failures'> & Omit<FuzzCase['question'], 'text'>
  >;
  const { seed = 0, failures = null, operationName = null, variables = {}, scopes } = about;
  const bodyOf = (part: string) => part.slice(part.indexOf('\n') + 1).trim();
  const subgraphs = parts
    .filter((part) => part.startsWith('subgraph '))
    .map((part) => ({
      name: part.slice('subgraph '.length, part.indexOf('\n')).trim(),
      sdl: bodyOf(part),
    }));
  const operation = parts.find((part) => part.startsWith('operation'));
  if (operation === undefined) throw new Error('Expected an operation.');
  return {
    subgraphs,
    seed,
    failures,
    question: {
      text: bodyOf(operation),
      operationName,
      variables,
      ...(scopes !== undefined && { scopes }),
    },
  };
}
