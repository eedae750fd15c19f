import { GraphQLError } from 'graphql';
import type { Calendar, TrainingEvent } from './calendar.ts';

/** AddTrainingEventInput as GraphQL has checked it: types hold, what they mean is still to be looked at. */
export interface AddTrainingEventInput {
  readonly slug: string;
  readonly title: string;
  readonly summary?: string | null;
  readonly startsOn: string;
  readonly endsOn?: string | null;
  readonly seats?: number | null;
  readonly feeUsd: number;
  readonly format: TrainingEvent['format'];
  readonly center: string;
  readonly resources: readonly string[];
}

/** @throws GraphQLError with the code BAD_USER_INPUT that says what was expected. */
export function parseEvent(input: AddTrainingEventInput, calendar: Calendar): TrainingEvent {
  const { slug, title, summary = null, startsOn, seats = null, feeUsd, format } = input;
  const endsOn = input.endsOn ?? startsOn;
  const id = `TrainingEvent:${slug}`;
  expect(isSlug(slug), 'slug to be lower-case letters, digits and hyphens', slug);
  expect(calendar.find(id) === null, 'slug to be free', slug);
  expect(title.trim() !== '' && title.length <= 200, 'title to have 1 to 200 characters', title);
  expectDay('startsOn', startsOn);
  expectDay('endsOn', endsOn);
  expect(endsOn >= startsOn, `endsOn to be ${startsOn} or later`, endsOn);
  expect(seats === null || seats >= 1, 'seats to be 1 or more', seats);
  expect(feeUsd >= 0, 'feeUsd to be 0 or more', feeUsd);
  expectId('center', 'Center', input.center);
  input.resources.forEach((resource) => {
    expectId('resources', 'Resource', resource);
  });
  return {
    id,
    title,
    summary,
    startsOn,
    endsOn,
    seats,
    feeUsd,
    format,
    centerId: input.center,
    resourceIds: [...new Set(input.resources)],
    isSample: false,
  };
}

/** The `first` of a list; null counts as not given. */
export function parseFirst(first: number | null): number {
  if (first === null) return 10;
  expect(first >= 1 && first <= 100, 'first to be from 1 to 100', first);
  return first;
}

export function expectDay(name: string, value: string): void {
  const time = /^\d{4}-\d\d-\d\d$/.test(value) ? Date.parse(`${value}T00:00:00Z`) : NaN;
  // Date.parse takes 30 February for a day in March.
  const isDay = !Number.isNaN(time) && new Date(time).toISOString().startsWith(value);
  expect(isDay, `${name} to be a day, YYYY-MM-DD`, value);
}

export function expectId(name: string, type: 'Center' | 'Resource', value: string): void {
  const [prefix, slug = ''] = value.split(/:(.*)/s);
  expect(prefix === type && isSlug(slug), `${name} to be an id, ${type}:slug`, value);
}

function isSlug(text: string): boolean {
  return /^[a-z0-9]+(-[a-z0-9]+)*$/.test(text);
}

function expect(holds: boolean, expected: string, got: unknown): void {
  if (holds) return;
  throw new GraphQLError(`Expected ${expected}, got ${JSON.stringify(got)}.`, {
    extensions: { code: 'BAD_USER_INPUT' },
  });
}
