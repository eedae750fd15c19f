// Tells of one state: which MEP Center serves it, who hosts that, and what is open to manufacturers there.
import type { StateReport } from './operations.d.ts';
import { ask, graph, GraphError } from './graph.ts';

type State = NonNullable<StateReport['state']>;
type Center = State['center'];
type ResourcePage = Pick<NonNullable<State['resources']>, 'nodes' | 'pageInfo'>;
type Resource = ResourcePage['nodes'][number];
type Provider = NonNullable<Resource['providers']>['nodes'][number];

const pageSize = 5;
const shownResources = 10;

async function reportState(code: string): Promise<void> {
  const { state } = await ask('StateReport', { code, first: pageSize });
  if (state === null) {
    throw new Error(`Expected the postal code of a state, e.g. GA, got "${code}"`);
  }

  console.log(state.name);
  console.log(describeCenter(state.center));
  // Null where an argument of the list was refused; `ask` has thrown that error then.
  if (state.resources === null) return;
  console.log(`\nOpen resources: ${state.resources.totalCount}`);
  let shown = 0;
  for await (const resource of openResources(code, state.resources)) {
    shown += 1;
    console.log(`${shown}. ${describeResource(resource)}`);
    if (shown === shownResources) break;
  }
}

/** All open resources; a page is asked for when it is needed, by the cursor the page before ended with. */
async function* openResources(code: string, firstPage: ResourcePage) {
  let page = firstPage;
  for (;;) {
    yield* page.nodes;
    const { hasNextPage, endCursor } = page.pageInfo;
    if (!hasNextPage || endCursor === null) return;
    const { state } = await ask('MoreResources', { code, first: pageSize, after: endCursor });
    if (state?.resources == null) return;
    page = state.resources;
  }
}

function describeCenter(center: Center): string {
  if (center === null) return 'No MEP Center serves it.';
  const host =
    center.host === null ? '' : `, hosted by ${center.host.name} (${words(center.host.kind)})`;
  return `Served by ${center.name}${host}`;
}

function describeResource({ title, kind, providers }: Resource): string {
  const names = (providers?.nodes ?? []).map(describeProvider);
  const others = (providers?.totalCount ?? 0) - names.length;
  if (others > 0) names.push(`${others} more`);
  return `${title} (${words(kind)}), by ${names.join('; ')}`;
}

function describeProvider(provider: Provider): string {
  switch (provider?.__typename) {
    case 'Agency':
      return `${provider.name} (${provider.abbreviation})`;
    case 'Association':
      return `${provider.name}, for ${provider.industries.join(', ') || 'all industries'}`;
    case 'Center':
      return `${provider.name} in ${provider.state?.name ?? 'a state not known'}`;
    case undefined:
      return 'one that is gone';
    default:
      // Types may come to be providers later; this program still runs then.
      return 'a new kind of provider';
  }
}

/** `COMMUNITY_COLLEGE` as people write it. */
function words(value: string): string {
  return value.toLowerCase().replaceAll('_', ' ');
}

function describeFailure(error: unknown): string {
  if (error instanceof GraphError) return `${error.message} (${error.code})`;
  if (error instanceof TypeError && error.message === 'fetch failed') {
    return `Expected a graph at ${graph}, got no answer: is it running, and is MEP_GRAPH right?`;
  }
  return error instanceof Error ? error.message : String(error);
}

const [code = ''] = process.argv.slice(2);
try {
  await reportState(code.toUpperCase());
} catch (error) {
  console.error(describeFailure(error));
  process.exitCode = 1;
}
