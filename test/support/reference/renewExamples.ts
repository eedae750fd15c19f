export interface Example {
  /** The heading it stands under. */
  readonly heading: string;
  /** The language of the block: `graphql`, `json` or `http`. */
  readonly language: string;
  readonly text: string;
  /** What `With NAME=value` before the example says. */
  readonly settings: Readonly<Record<string, string>>;
}

/** Gives the language and the text of what is answered. */
export type Provoke = (example: Example) => Promise<{ language: string; text: string }>;

/** The document with each example that `<!-- answer -->` follows answered anew. */
export async function renewExamples(markdown: string, provoke: Provoke): Promise<string> {
  const sections = markdown.split(/^(?=###? )/m);
  const renewed: string[] = [];
  // In turn: a reader of the output of a failed run sees which example it was.
  for (const section of sections) renewed.push(await renewSection(section, provoke));
  return renewed.join('');
}

async function renewSection(section: string, provoke: Provoke): Promise<string> {
  const found = /```(\w+)\n([^]*?)```\n\n<!-- answer -->/.exec(section);
  if (found === null) return section;
  const [shown, language = '', text = ''] = found;
  const answer = await provoke({
    heading: headingOf(section),
    language,
    text,
    settings: settingsOf(section),
  });
  const before = section.slice(0, found.index);
  return `${before}${shown}\n\n\`\`\`${answer.language}\n${answer.text}\n\`\`\`\n\n`;
}

/** All headings of the third level. */
export function headingsOf(markdown: string): readonly string[] {
  return [...markdown.matchAll(/^### (.+)$/gm)].map(([, heading = '']) => heading);
}

function headingOf(section: string): string {
  return /^#+ (.+)$/m.exec(section)?.[1] ?? '';
}

function settingsOf(section: string): Readonly<Record<string, string>> {
  const [, name, value] = /\bWith `([A-Z_]+)=([^`]+)`:/.exec(section.replaceAll('\n', ' ')) ?? [];
  return name === undefined || value === undefined ? {} : { [name]: value };
}
