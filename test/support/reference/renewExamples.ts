export interface Example {
  /** The heading it stands under. */
  readonly heading: string;
  /** The language of the block: `graphql`, `json` or `http`. */
  readonly language: string;
  readonly text: string;
  /** What `With NAME=value:` before the example says, of one or several. */
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

/** A block that is answered, and the answer, which is not there yet of a new one. */
const ANSWERED = /```(\w+)\n((?:(?!```)[^])*)```\n\n<!-- answer -->(?:\n\n```\w+\n[^]*?\n```)?/g;

async function renewSection(section: string, provoke: Provoke): Promise<string> {
  const heading = headingOf(section);
  let renewed = '';
  let end = 0;
  for (const { 0: shown, 1: language = '', 2: text = '', index } of section.matchAll(ANSWERED)) {
    const before = section.slice(end, index);
    const answer = await provoke({ heading, language, text, settings: settingsOf(before) });
    renewed += `${before}\`\`\`${language}\n${text}\`\`\`\n\n<!-- answer -->\n\n\`\`\`${answer.language}\n${answer.text}\n\`\`\``;
    end = index + shown.length;
  }
  return renewed + section.slice(end);
}

/** All headings of the third level. */
export function headingsOf(markdown: string): readonly string[] {
  return [...markdown.matchAll(/^### (.+)$/gm)].map(([, heading = '']) => heading);
}

function headingOf(section: string): string {
  return /^#+ (.+)$/m.exec(section)?.[1] ?? '';
}

function settingsOf(text: string): Readonly<Record<string, string>> {
  const [said = ''] =
    /\bWith `[A-Z_]+=[^`]+`(?: and `[A-Z_]+=[^`]+`)*:/.exec(text.replaceAll('\n', ' ')) ?? [];
  return Object.fromEntries(
    Array.from(said.matchAll(/`([A-Z_]+)=([^`]+)`/g), ([, name = '', value = '']) => [name, value]),
  );
}
