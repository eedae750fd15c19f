import { isList, isObject, type Json, type JsonObject } from '../../src/table/lists.ts';

/** A plan as it runs: what goes at the same time, what one after the other, and what each fetch asks. */
export function PlanTree({ plan }: { readonly plan: Json }) {
  return <Node plan={plan} before={[]} />;
}

interface NodeProps {
  readonly plan: Json;
  /** The fetches of the step before. */
  readonly before: readonly Json[];
}

function Node({ plan, before }: NodeProps) {
  if (!isObject(plan)) return null;
  switch (text(plan['kind'])) {
    case 'sequence':
      return <Steps heading="One after the other" plan={plan} before={before} />;
    case 'parallel':
      return <Steps heading="At the same time" plan={plan} before={before} />;
    default:
      return <Fetch plan={plan} before={before} />;
  }
}

interface PartProps extends NodeProps {
  readonly plan: JsonObject;
}

function Steps({ heading, plan, before }: PartProps & { readonly heading: string }) {
  const steps = isList(plan['nodes']) ? plan['nodes'] : [];
  if (steps.length === 0) return null;
  const isSequence = plan['kind'] === 'sequence';
  return (
    <>
      {heading}:
      <ol>
        {steps.map((step, index) => (
          // Equal steps can stand beside each other; their place tells them apart.
          <li key={index}>
            <Node plan={step} before={isSequence && index > 0 ? idsOf(steps[index - 1]) : before} />
          </li>
        ))}
      </ol>
    </>
  );
}

function Fetch({ plan, before }: PartProps) {
  const at = isList(plan['at']) ? plan['at'].map(text) : [];
  const needs = isList(plan['needs']) ? plan['needs'] : [];
  const isAfterStep = needs.length === before.length && before.every((id) => needs.includes(id));
  const name = `What is asked of ${text(plan['subgraph'])}`;
  return (
    <>
      Fetch {number(plan['id'])} from <strong>{text(plan['subgraph'])}</strong>
      {at.length > 0 && ` for each of ${at.join(', ')}`}
      {!isAfterStep && ` after ${needs.map(number).join(', ')}`}
      <pre tabIndex={0} role="region" aria-label={name}>
        {text(plan['operation'])}
      </pre>
    </>
  );
}

/** The fetches of a step. */
function idsOf(step: Json | undefined): readonly Json[] {
  if (!isObject(step)) return [];
  if (isList(step['nodes'])) return step['nodes'].flatMap(idsOf);
  return step['id'] === undefined ? [] : [step['id']];
}

function number(value: Json | undefined): string {
  return typeof value === 'number' ? String(value) : '?';
}

function text(value: Json | undefined): string {
  return typeof value === 'string' ? value : '?';
}
