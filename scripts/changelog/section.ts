/** For whom a note is, in the order in which they read; below each, what it is about. */
const AUDIENCES = {
  asking: {
    title: 'For those who ask the graph',
    themes: {
      data: 'What the graph knows',
      queries: 'Questions and answers',
      search: 'Search',
      http: 'HTTP and clients',
      identity: 'Keys, tokens and scopes',
    },
  },
  playground: { title: 'In the playground', themes: {} },
  running: {
    title: 'For those who run it',
    themes: {
      start: 'Installing, starting, watching',
      database: 'Database and freshness',
      load: 'Load and limits',
      cost: 'Time and memory',
    },
  },
  subgraphs: {
    title: 'For those who plug in subgraphs',
    themes: {
      joining: 'Joining the graph',
      composing: 'Composing and checking',
      planning: 'Planning and fetching',
      answers: 'Answers and streams of subgraphs',
    },
  },
  developing: { title: 'For those who work on it', themes: {} },
} as const satisfies Record<string, { readonly title: string; readonly themes: object }>;

const TITLES: ReadonlyMap<string, string> = new Map(
  Object.entries(AUDIENCES).flatMap(([audience, { title, themes }]) => [
    [audience, title] as const,
    ...Object.entries(themes).map(([theme, about]) => [`${audience}/${theme}`, about] as const),
  ]),
);

/** What `# for:` in a note may name: a theme, or an audience that has none. */
const PLACES = [...TITLES.keys()].filter(
  (place) => place.includes('/') || ![...TITLES.keys()].some((key) => key.startsWith(`${place}/`)),
);

export interface Note {
  readonly place: string;
  readonly isNew: boolean;
  /** Without what breaks; empty where the note tells of nothing else. */
  readonly text: string;
  readonly breaks: readonly string[];
}

/** Reads a note of .changeset; its place stands as a comment in the front matter, which changesets pass over. */
export function readNote(name: string, source: string): Note {
  const [, front = '', body = ''] = /^---\n(.*?)\n---\n(.*)$/s.exec(source) ?? [];
  const place = /^# for: (\S+)$/m.exec(front)?.[1] ?? 'nobody';
  if (!PLACES.includes(place)) {
    throw new Error(
      `Expected .changeset/${name} to say in its front matter "# for: " and one of ${PLACES.join(', ')}; got ${place}.`,
    );
  }
  const paragraphs = fromRoot(body.trim()).split(/\n{2,}|\n(?=Breaking:)/);
  const breaks = paragraphs.filter((text) => text.startsWith('Breaking:'));
  return {
    place,
    isNew: !/: patch$/m.test(front),
    text: paragraphs.filter((text) => !breaks.includes(text)).join('\n\n'),
    breaks: breaks.map(withoutWord),
  };
}

/** Notes link from their folder, the changelog from the one above. */
function fromRoot(text: string): string {
  return text.replaceAll('](../', '](');
}

function withoutWord(paragraph: string): string {
  const text = paragraph.replace(/^Breaking:\s*/, '');
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** The section of one version: what breaks, then each audience's notes by theme, what is new before what is better. */
export function writeSection(title: string, notes: readonly Note[]): string {
  const inOrder = PLACES.flatMap((place) => notes.filter((note) => note.place === place));
  const breaks = inOrder.flatMap((note) => note.breaks);
  const parts = [`## ${title}`];
  if (breaks.length > 0) parts.push('### What breaks', bullets(breaks));
  for (const [audience, { title: heading, themes }] of Object.entries(AUDIENCES)) {
    const places = [audience, ...Object.keys(themes).map((theme) => `${audience}/${theme}`)];
    const lists = places.flatMap((place) => listOf(place, inOrder));
    if (lists.length > 0) parts.push(`### ${heading}`, ...lists);
  }
  return `${parts.join('\n\n')}\n`;
}

/** The section of the first version: what there is, a sentence of each note. What broke or was mended before it is nobody's news. */
export function writeFirstSection(title: string, notes: readonly Note[]): string {
  const news = notes.filter(({ isNew, text }) => isNew && text !== '');
  return writeSection(
    title,
    news.map((note) => ({ ...note, text: firstSentence(note.text), breaks: [] })),
  );
}

/** Ends at a full stop, or at a colon where a list follows, before a word that begins anew. */
function firstSentence(text: string): string {
  const [sentence = text] = /^.*?[^.\s]\.(?=\s+[A-Z`“"[]|\s*$)/s.exec(text) ?? [];
  return sentence;
}

function listOf(place: string, notes: readonly Note[]): readonly string[] {
  const here = notes.filter((note) => note.place === place && note.text !== '');
  if (here.length === 0) return [];
  const [added, better] = [true, false].map((isNew) => here.filter((note) => note.isNew === isNew));
  const list = bullets([...(added ?? []), ...(better ?? [])].map(({ text }) => text));
  return place.includes('/') ? [`#### ${TITLES.get(place)}`, list] : [list];
}

function bullets(texts: readonly string[]): string {
  return texts
    .map((text) => `- ${text.replaceAll('\n', '\n  ').replaceAll('\n  \n', '\n\n')}`)
    .join('\n');
}
