import { useSyncExternalStore } from 'react';
import { readPicture } from './answer/links.ts';
import type { Picture } from './answer/picture.ts';
import { isOnlyAsking } from './openQuestion.ts';

/** A question that somebody keeps under a name. Headers are never in it: they may hold secrets. */
export interface SavedQuestion {
  readonly name: string;
  /** Empty for none. */
  readonly folder: string;
  readonly query: string;
  readonly variables: string;
  readonly operationName: string | null;
  readonly picture: Picture;
}

const KEY = 'mep-graph:questions';
const FORMAT = 'mep-graph-questions';
const listeners = new Set<() => void>();
/** What was read last. */
let text: string | null = null;
let known: readonly SavedQuestion[] = [];

/** What is kept in this browser, as other tabs of it left it. */
function readSaved(): readonly SavedQuestion[] {
  const found = readText();
  if (found === text) return known;
  text = found;
  known = found === null ? [] : (parseQuestions(found)?.questions ?? []);
  return known;
}

function readText(): string | null {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return text;
  }
}

/** False where the browser keeps nothing. */
function write(questions: readonly SavedQuestion[]): boolean {
  const written = toFile(questions);
  try {
    localStorage.setItem(KEY, written);
    return true;
  } catch {
    return false;
  } finally {
    for (const listener of listeners) listener();
  }
}

export function useSaved(): readonly SavedQuestion[] {
  return useSyncExternalStore(onSaved, readSaved);
}

function onSaved(listener: () => void): () => void {
  listeners.add(listener);
  // Told by the browser when another tab of it changes what is kept.
  window.addEventListener('storage', listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener('storage', listener);
  };
}

/** Keeps a question; null where the browser does not let it, its name otherwise: it gets a number where the name is taken. */
export function saveQuestion(question: SavedQuestion): string | null {
  const added = withFreeName(readSaved(), question);
  return write([...readSaved(), added]) ? added.name : null;
}

/** Gives a question that is kept another name or folder. */
export function moveQuestion(
  question: SavedQuestion,
  to: Pick<SavedQuestion, 'name' | 'folder'>,
): void {
  const others = readSaved().filter((other) => !isSame(other, question));
  write([...others, withFreeName(others, { ...question, ...to })]);
}

export function dropQuestion(question: SavedQuestion): void {
  write(readSaved().filter((other) => !isSame(other, question)));
}

function isSame(a: SavedQuestion, b: SavedQuestion): boolean {
  return a.name === b.name && a.folder === b.folder;
}

function withFreeName(questions: readonly SavedQuestion[], question: SavedQuestion): SavedQuestion {
  const isTaken = (name: string): boolean =>
    questions.some((other) => isSame(other, { ...question, name }));
  let name = question.name;
  for (let number = 2; isTaken(name); number += 1) name = `${question.name} (${number})`;
  return { ...question, name };
}

export function toFile(questions: readonly SavedQuestion[]): string {
  return `${JSON.stringify({ format: FORMAT, version: 1, questions }, null, 2)}\n`;
}

/** Takes over the questions of a file, but for those that are here already; says what came of it. */
export function takeFile(file: string): string {
  const read = parseQuestions(file);
  if (read === null) return 'This is no file of questions: nothing was taken from it.';
  const here = new Set(readSaved().map((question) => JSON.stringify(question)));
  const fresh = read.questions.filter((question) => !here.has(JSON.stringify(question)));
  const all = fresh.reduce<readonly SavedQuestion[]>(
    (taken, question) => [...taken, withFreeName(taken, question)],
    readSaved(),
  );
  if (!write(all)) return NOT_KEPT;
  const count = (number: number): string => (number === 1 ? '1 question' : `${number} questions`);
  const same = read.questions.length - fresh.length;
  return [
    `${count(fresh.length)} taken from the file.`,
    ...(same > 0 ? [`${count(same)} of it ${same === 1 ? 'was' : 'were'} here already.`] : []),
    ...(read.left > 0 ? [`${count(read.left)} left out: not a question that only asks.`] : []),
  ].join(' ');
}

export const NOT_KEPT = 'This browser does not let the page keep anything.';

interface Read {
  readonly questions: readonly SavedQuestion[];
  /** How many entries are none, or would change something when they are opened. */
  readonly left: number;
}

/** Null when it is no file of questions. */
function parseQuestions(file: string): Read | null {
  try {
    const value: unknown = JSON.parse(file);
    if (typeof value !== 'object' || value === null) return null;
    const parts = new Map<string, unknown>(Object.entries(value));
    const entries = parts.get('questions');
    if (parts.get('format') !== FORMAT || !Array.isArray(entries)) return null;
    const questions = entries.flatMap((entry) => readQuestion(entry) ?? []);
    return { questions, left: entries.length - questions.length };
  } catch {
    return null;
  }
}

function readQuestion(entry: unknown): SavedQuestion | null {
  if (typeof entry !== 'object' || entry === null) return null;
  const parts = new Map<string, unknown>(Object.entries(entry));
  const text = (name: string): string => {
    const value = parts.get(name);
    return typeof value === 'string' ? value : '';
  };
  const query = text('query');
  if (text('name').trim() === '' || !isOnlyAsking(query)) return null;
  return {
    name: text('name').trim(),
    folder: text('folder').trim(),
    query,
    variables: text('variables'),
    operationName: text('operationName') || null,
    picture: readPicture(parts.get('picture')) ?? { view: 'table' },
  };
}
