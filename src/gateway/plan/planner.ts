import { BoundedCache } from '../../boundedCache.ts';
import type { CanonicalOperation } from '../operation/canonical.ts';
import type { Supergraph } from '../supergraph.ts';
import { Budget } from './budget.ts';
import type { FetchDraft } from './draft.ts';
import { Model } from './model/model.ts';
import { Placing } from './placing.ts';
import type { Plan, PlannedFetch } from './plan.ts';
import { Reach, type Closures } from './reach.ts';
import type { Asked } from './selection.ts';
import { withoutIdle } from './write/withoutIdle.ts';
import { joinFetches } from './write/joinFetches.ts';
import { PlaceList } from './write/placeList.ts';
import { writeFetches } from './write/writePlan.ts';

/** Finds out which subgraphs to ask for what, and in what order. The same operation gets the same plan. */
export interface Planner {
  /**
   * `activeLabels` are those of progressive overrides that hold this time. Throws NotPlanned where there
   * is no way, or where it would take too much work to find it.
   */
  plan(operation: CanonicalOperation, activeLabels?: readonly string[]): Plan;
}

/** Of 9,214 random operations over graphs of 3 to 5 subgraphs, half took up to 28, and none more than 811. */
const MAX_STEPS = 6_000;

/** Of n labels there are 2^n outcomes; one that is drawn again after many others takes no longer than a start. */
const MAX_MODELS = 16;

/** Reads the supergraph at once: throws UnreadableFieldSet where it cannot be planned by. */
export function createPlanner({ planning }: Pick<Supergraph, 'planning'>): Planner {
  const models = new BoundedCache<string, { readonly model: Model; readonly closures: Closures }>({
    maxEntries: MAX_MODELS,
    maxSize: MAX_MODELS,
    sizeOf: () => 1,
  });
  const modelFor = (active: readonly string[]) => {
    const id = JSON.stringify(active);
    let known = models.get(id);
    if (known === undefined) {
      const model = new Model({ ...planning, isActive: (label) => active.includes(label) });
      known = { model, closures: new Map() };
      models.set(id, known);
    }
    return known;
  };
  modelFor([]);
  return {
    plan: (operation, activeLabels = []) => {
      const { model, closures } = modelFor(activeLabels);
      const asked = [...model.collect([operation.root], operation.type).values()].filter(
        ({ name }) => name !== '__typename',
      );
      const place = (some: readonly Asked[]): readonly FetchDraft[] => {
        const budget = new Budget(
          MAX_STEPS,
          some.map(({ name }) => name),
        );
        const reach = new Reach(model, closures, budget);
        const placing = new Placing({ model, reach, budget });
        placing.placeRoot(operation.type, some);
        return joinFetches(withoutIdle(placing.fetches));
      };
      const { kind } = operation;
      const places = new PlaceList();
      if (kind === 'mutation') return planMutations(asked, { model, place, places });
      const fetches =
        asked.length === 0 ? [] : writeFetches(place(asked), { model, kind, places, before: [] });
      const plan = { fetches, places: places.all, source: null };
      return kind === 'subscription' ? subscriptionPlan(plan) : plan;
    },
  };
}

interface MutationParts {
  readonly model: Model;
  readonly places: PlaceList;
  readonly place: (asked: readonly Asked[]) => readonly FetchDraft[];
}

/** One after the other, each with all that hangs on it; those that one subgraph answers alone are one request. */
function planMutations(asked: readonly Asked[], { model, place, places }: MutationParts): Plan {
  let fetches: readonly PlannedFetch[] = [];
  let together: readonly Asked[] = [];
  let placed: readonly FetchDraft[] = [];
  const write = () => {
    if (placed.length === 0) return;
    const before = fetches;
    fetches = [...before, ...writeFetches(placed, { model, kind: 'mutation', places, before })];
  };
  for (const one of asked) {
    // Beside another stands only what the same request answers whole.
    const joined = placed.length === 1 ? place([...together, one]) : [];
    if (joined.filter(isRoot).length === 1) {
      together = [...together, one];
      placed = joined;
    } else {
      write();
      together = [one];
      placed = place(together);
    }
  }
  write();
  return { fetches, places: places.all, source: null };
}

function isRoot({ entry, needs }: FetchDraft): boolean {
  return entry.key === null && needs.size === 0;
}

function subscriptionPlan({ fetches, places }: Plan): Plan {
  const [source, ...rest] = fetches;
  if (source?.kind !== 'root') return { fetches: [], places, source: null };
  return {
    source,
    places,
    fetches: rest.map((fetch) => ({
      ...fetch,
      needs: fetch.needs.filter((need) => need > 0).map((need) => need - 1),
    })),
  };
}
