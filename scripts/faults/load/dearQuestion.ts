const TOPICS = [
  ...['training', 'innovation', 'standards', 'financing', 'careers', 'energy', 'defense'],
  ...['supply-chain', 'cybersecurity', 'quality', 'exporting', 'environment'],
];
const STATES = [
  ...['AL', 'AZ', 'CA', 'CO', 'FL', 'GA', 'IL', 'IN', 'KS', 'MA', 'MI', 'MN', 'MO'],
  ...['NC', 'NJ', 'NY', 'OH', 'OR', 'PA', 'TN', 'TX', 'UT', 'VA', 'WA', 'WI'],
];

const QUERY = `query Dear($first: Int, $state: ID, $topics: [ID!]) {
  resources(first: $first, filter: { servesState: $state, topicsAny: $topics }) {
    totalCount
    nodes { id title summary kind topics(first: 3) { nodes { id label } } providers(first: 3) { nodes { id } } }
  }
}`;

/** A question that takes some work. Of 144,000 that follow each other none is like another, so that no answer is kept. */
export function dearQuestion(index: number): string {
  let rest = index;
  const next = (count: number): number => {
    const taken = rest % count;
    rest = Math.floor(rest / count);
    return taken;
  };
  const state = STATES[next(STATES.length)];
  const topics = [TOPICS[next(TOPICS.length)], TOPICS[next(TOPICS.length)]];
  const first = 20 + next(40);
  return JSON.stringify({ query: QUERY, variables: { first, state, topics } });
}
