import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import createMarkdownIt, { type Token } from 'markdown-it';
import { readContents } from '../../scripts/site/contents.ts';
import { SETTINGS } from '../../src/settings/settings.ts';
import { COMMANDS, PLAIN } from '../support/reference/documentedCommands.ts';

const root = join(import.meta.dirname, '..', '..');
const scripts = (folder: string): readonly string[] =>
  // A package.json of the repository's own.
  Object.keys(
    (JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8')) as { scripts: object })
      .scripts,
  );

let tokens: readonly (readonly [page: string, token: Token])[] = [];
beforeAll(async () => {
  const { pages } = await readContents();
  tokens = [...pages.values()].flatMap(({ source, markdown }) =>
    createMarkdownIt()
      .parse(markdown, {})
      .flatMap((token) => [token, ...(token.children ?? [])])
      .map((token) => [source, token] as const),
  );
});

/** Commands of blocks that a reader types, each in one line, without what is said of it. */
function commandsOf({ content }: Token): readonly string[] {
  return content
    .replaceAll(/\\\n\s*/g, ' ')
    .split('\n')
    .map((line) => line.replace(/\s+#.*$|\s{3,}.*$/, '').trim())
    .filter((line) => line !== '' && !line.startsWith('#') && !PLAIN.test(line));
}

const isShell = ({ type, info, content }: Token): boolean =>
  type === 'fence' && (info === 'sh' || (info === '' && /^(npm|npx|node|curl) /.test(content)));

describe('the commands of the documents', () => {
  it('are run by a test, or it is said why not', () => {
    const commands = tokens
      .filter(([, token]) => isShell(token))
      .flatMap(([page, token]) => commandsOf(token).map((command) => [page, command] as const));
    expect(commands.length).toBeGreaterThan(30);
    const known = Object.keys(COMMANDS);
    const unknown = commands.filter(
      ([, command]) => !known.some((start) => command.replace(/ &$/, '').startsWith(start)),
    );
    expect(unknown.map(([page, command]) => `${page}: ${command}`)).toEqual([]);
    const unused = known.filter(
      (start) => !commands.some(([, command]) => command.startsWith(start)),
    );
    expect(unused).toEqual([]);
  });

  it('name tests that are there', () => {
    const named = Object.values(COMMANDS).flatMap((how) =>
      'run' in how ? (how.run.match(/test\/[\w/.]+\.test\.ts/g) ?? []) : [],
    );
    expect(named.filter((file) => !existsSync(join(root, file)))).toEqual([]);
  });

  it('name npm scripts that are there, wherever they stand', () => {
    const all = new Set(['.', 'examples/frontend', 'examples/hive-gateway'].flatMap(scripts));
    const named = tokens.flatMap(([page, { type, content }]) =>
      ['fence', 'code_inline'].includes(type)
        ? Array.from(content.matchAll(/npm run (?:-s |--silent )?([\w:-]+)/g), ([, name = '']) => [
            page,
            name,
          ])
        : [],
    );
    expect(named.length).toBeGreaterThan(50);
    expect(named.filter(([, name = '']) => !all.has(name))).toEqual([]);
  });

  it('name settings that are there', () => {
    const flags = new Set(
      Object.values(SETTINGS).map(({ flag }) => /--(?:no-)?([\w-]+)/.exec(flag)?.[1]),
    );
    const named = tokens.flatMap(([page, { type, content }]) =>
      ['fence', 'code_inline'].includes(type)
        ? Array.from(
            content.matchAll(/(?:\bserve|npm start --)((?: --?[\w-]+(?:[ =][\w./:,$*-]+)?)+)/g),
          ).flatMap(([, options = '']) =>
            Array.from(options.matchAll(/ --(?:no-)?([\w-]+)/g), ([, flag]) => [page, flag]),
          )
        : [],
    );
    expect(named.length).toBeGreaterThan(20);
    expect(named.filter(([, flag]) => !flags.has(flag) && flag !== 'help')).toEqual([]);
  });
});
