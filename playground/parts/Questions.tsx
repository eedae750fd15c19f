import { useState } from 'react';
import type { View } from '../answer/picture.ts';
import { headingOf } from '../../src/table/headings.ts';
import type { NamedOperation } from '../answer/namedOperations.ts';
import { questions, themes } from '../gallery/index.ts';
import { answerable } from '../gallery/answerable.ts';
import type { Question } from '../gallery/question.ts';
import { openOperation } from '../openNamed.ts';
import { openQuestion } from '../openQuestion.ts';
import { useOperations } from '../operations.ts';
import { VariablesForm } from './VariablesForm.tsx';

const PICTURES: Readonly<Partial<Record<View, string>>> = {
  table: 'table',
  chart: 'bar chart',
  line: 'line',
  cross: 'cross table',
  map: 'map',
};

/** Where those of a deployment stand that name no theme. */
const OF_DEPLOYMENT = 'Of this deployment';

/** Questions to start with that this graph can answer, by theme; each opens with its answer. */
export function Questions() {
  const operations = useOperations();
  const queries = operations.filter(({ isQuery }) => isQuery);
  const theirs = queries.filter(({ isOfDeployment }) => isOfDeployment);
  const replaced = new Set(theirs.map(({ name }) => name));
  const shown = answerable(
    questions,
    operations.map(({ name }) => name),
  ).filter(({ query }) => !replaced.has(nameOf(query)));
  const known = new Set([...shown.map(({ query }) => nameOf(query)), ...replaced]);
  const others = queries.filter(({ name }) => !known.has(name));
  const themeOf = ({ theme }: NamedOperation): string => theme ?? OF_DEPLOYMENT;
  return (
    <>
      {[...new Set([...themes, ...theirs.map(themeOf)])].map((theme) => (
        <Theme
          key={theme}
          theme={theme}
          ours={shown.filter(({ about }) => about === theme)}
          theirs={theirs.filter((operation) => themeOf(operation) === theme)}
        />
      ))}
      {others.length > 0 && (
        <details className="mg-more">
          <summary>{others.length} more questions, most of them to fill in</summary>
          <ul className="mg-questions">
            {others.map((operation) => (
              <OneOperation key={operation.name} operation={operation} />
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

interface ThemeProps {
  readonly theme: string;
  readonly ours: readonly Question[];
  /** Of the deployment. */
  readonly theirs: readonly NamedOperation[];
}

function Theme({ theme, ours, theirs }: ThemeProps) {
  if (ours.length + theirs.length === 0) return null;
  return (
    <section aria-label={theme} className="mg-theme">
      <h3>{theme}</h3>
      <ul className="mg-questions">
        {ours.map(({ text, query, picture }) => (
          <li key={text}>
            <button
              type="button"
              onClick={() => {
                openQuestion({ query, picture });
              }}
            >
              {text} <small>{PICTURES[picture.view]}</small>
            </button>
          </li>
        ))}
        {theirs.map((operation) => (
          <OneOperation key={operation.name} operation={operation} />
        ))}
      </ul>
    </section>
  );
}

function nameOf(query: string): string {
  return /^query\s+(\w+)/m.exec(query)?.[1] ?? '';
}

/** An operation by its question; one that has to be told something asks for that first. */
function OneOperation({ operation }: { readonly operation: NamedOperation }) {
  const [isFilling, setFilling] = useState(false);
  const { name, title, picture, variables } = operation;
  const needs = variables.some(({ isRequired }) => isRequired);
  return (
    <li>
      <button
        type="button"
        {...(needs && { 'aria-expanded': isFilling })}
        onClick={() => {
          if (needs) setFilling(!isFilling);
          else openOperation(operation, {});
        }}
      >
        {title ?? headingOf(name)} <small>{needs ? 'to fill in' : pictureOf(picture)}</small>
      </button>
      {isFilling && <VariablesForm operation={operation} values={{}} />}
    </li>
  );
}

function pictureOf(picture: NamedOperation['picture']): string {
  return PICTURES[picture?.view ?? 'table'] ?? 'table';
}
