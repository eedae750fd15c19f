import { isList, isObject, type Json, type JsonObject } from '../answer/lists.ts';

/** A plan as it runs: what goes at the same time, what one after the other, and what each fetch asks. */
export function PlanTree({ plan }: { readonly plan: Json }) {
  if (!isObject(plan)) return null;
  switch (text(plan['kind'])) {
    case 'sequence':
      return <Steps heading="One after the other" nodes={plan['nodes']} />;
    case 'parallel':
      return <Steps heading="At the same time" nodes={plan['nodes']} />;
    case 'condition': {
      const ways = [plan['whenTrue'] ?? null, plan['whenFalse'] ?? null];
      return <Steps heading={`If $${text(plan['variable'])}, else`} nodes={ways} />;
    }
    default:
      return <Fetch plan={plan} />;
  }
}

function Steps({ heading, nodes }: { readonly heading: string; readonly nodes: Json | undefined }) {
  const steps = isList(nodes) ? nodes.filter((node) => node !== null) : [];
  if (steps.length === 0) return null;
  return (
    <>
      {heading}:
      <ol>
        {steps.map((step, index) => (
          // Equal steps can stand beside each other; their place tells them apart.
          <li key={index}>
            <PlanTree plan={step} />
          </li>
        ))}
      </ol>
    </>
  );
}

function Fetch({ plan }: { readonly plan: JsonObject }) {
  const at = isList(plan['at']) ? plan['at'].map(text) : [];
  const name = `What is asked of ${text(plan['subgraph'])}`;
  return (
    <>
      Fetch from <strong>{text(plan['subgraph'])}</strong>
      {at.length > 0 && ` for each of ${at.join(', ')}`}
      <pre tabIndex={0} role="region" aria-label={name}>
        {text(plan['operation'])}
      </pre>
    </>
  );
}

function text(value: Json | undefined): string {
  return typeof value === 'string' ? value : '?';
}
