import { parse, type DocumentNode } from 'graphql';
import type { SubgraphOperation } from '../../subgraph.ts';
import type { FetchDraft } from '../draft.ts';
import type { Model } from '../model/model.ts';
import type { EntityFetch, EntityInput, PlannedFetch, RootFetch } from '../plan.ts';
import { requirementsOf } from '../requirements.ts';
import { findAliases } from './aliases.ts';
import { groupFetches, type Request } from './groupFetches.ts';
import { hoistLeaves } from './hoistLeaves.ts';
import type { PlaceList } from './placeList.ts';
import { printNode, printRoot } from './printNode.ts';
import { Variables } from './variables.ts';

export interface Before {
  readonly model: Model;
  /** Of the operation; what is asked later of entities is a query in any case. */
  readonly kind: SubgraphOperation['kind'];
  readonly places: PlaceList;
  /** What of the same plan comes before, one after the other: mutations. */
  readonly before: readonly PlannedFetch[];
}

/** Writes fetches as the requests of a plan. */
export function writeFetches(
  drafts: readonly FetchDraft[],
  { model, kind, places, before }: Before,
): readonly PlannedFetch[] {
  const requests = groupFetches(drafts);
  const ends = endsOf(before);
  const placeOf = new Map(
    requests.flatMap((request, index) =>
      request.map((draft) => [draft, before.length + index] as const),
    ),
  );
  const written: PlannedFetch[] = [];
  for (const request of requests) {
    const needs = new Set(
      request.flatMap((draft) => [...draft.needs].flatMap((need) => placeOf.get(need) ?? [])),
    );
    const all = [...before, ...written];
    const writing = { model, kind, places, needs: needs.size === 0 ? ends : directOf(needs, all) };
    const [first] = request;
    if (first === undefined) continue;
    written.push(
      first.entry.key === null ? writeRoot(first, writing) : writeEntities(request, writing),
    );
  }
  return written;
}

/** The places of those that no other waits for. */
function endsOf(fetches: readonly PlannedFetch[]): readonly number[] {
  const needed = new Set(fetches.flatMap(({ needs }) => needs));
  return [...fetches.keys()].filter((place) => !needed.has(place));
}

/** Without those that the others of them wait for. */
function directOf(needs: ReadonlySet<number>, all: readonly PlannedFetch[]): readonly number[] {
  const implied = new Set<number>();
  const imply = (place: number) => {
    for (const need of all[place]?.needs ?? []) {
      if (implied.has(need)) continue;
      implied.add(need);
      imply(need);
    }
  };
  for (const need of needs) imply(need);
  return [...needs].filter((need) => !implied.has(need)).sort((a, b) => a - b);
}

interface Writing {
  readonly model: Model;
  readonly kind: SubgraphOperation['kind'];
  readonly places: PlaceList;
  readonly needs: readonly number[];
}

function writeRoot(draft: FetchDraft, { model, kind, places, needs }: Writing): RootFetch {
  hoistLeaves(draft.node, model);
  const aliases = findAliases(draft.node);
  const variables = new Variables([]);
  const body = printRoot(draft.node, { model, aliases, variables });
  return {
    kind: 'root',
    subgraph: draft.subgraph.name,
    // A query behind a mutation's payload stays one.
    operation: operationOf(draft.needs.size === 0 ? kind : 'query', body, variables.definitions),
    variables: variables.all,
    needs,
    places: draft.places.map((place) => places.numberOf(place)),
    renames: aliases.renames,
  };
}

type WrittenInput = Omit<EntityInput, 'alias' | 'variable' | 'places'>;

function writeEntities(request: Request, { model, places, needs }: Writing): EntityFetch {
  const count = request.length;
  const names = request.map((_draft, index) => namesOf(index, count));
  const variables = new Variables(names.map(({ variable }) => variable));
  const fields: string[] = [];
  const inputs: EntityInput[] = [];
  for (const [index, draft] of request.entries()) {
    hoistLeaves(draft.node, model);
    const aliases = findAliases(draft.node);
    const { alias, variable } = namesOf(index, count);
    const body = `...on ${draft.entry.state.type}${printNode(draft.node, { model, aliases, variables })}`;
    const name = alias === '_entities' ? '' : `${alias}:`;
    fields.push(`${name}_entities(representations:$${variable}){${body}}`);
    inputs.push({
      alias,
      variable,
      ...writeInput(draft, { model, aliases }),
      places: draft.places.map((place) => places.numberOf(place)),
    });
  }
  const definitions = names.map(({ variable }) => `$${variable}:[_Any!]!`);
  return {
    kind: 'entities',
    subgraph: request[0]?.subgraph.name ?? '',
    operation: operationOf('query', `{${fields.join(' ')}}`, [
      ...definitions,
      ...variables.definitions,
    ]),
    variables: variables.all,
    needs,
    inputs,
  };
}

function namesOf(index: number, count: number) {
  return count === 1
    ? { alias: '_entities', variable: 'representations' }
    : { alias: `_e${index}`, variable: `representations_${index}` };
}

function writeInput(
  { entry, node, requires }: FetchDraft,
  { model, aliases }: { readonly model: Model; readonly aliases: ReturnType<typeof findAliases> },
): WrittenInput {
  const { key, state, tellsType } = entry;
  const { type } = state;
  const ask = node.of(type);
  const requiring = [...ask.fields].flatMap(([name, { field }]) =>
    field.requires === null
      ? []
      : [{ field: aliases.of(ask, name), names: namesIn(field.requires) }],
  );
  requiring.sort((one, other) => (one.field < other.field ? -1 : 1));
  const selections = [...(key === null ? [] : [key]), ...requires];
  return {
    // An interface that is an object there stands for all its types.
    type,
    tellsType,
    representation: requirementsOf(selections),
    key: key === null ? [] : namesIn(key),
    requiring,
    renames: aliases.renames,
  };

  function namesIn(selection: (typeof requires)[number]): readonly string[] {
    const types = [...model.possibleTypes(type)];
    return [
      ...new Set(
        [type, ...types].flatMap((one) =>
          [...model.collect([selection], one).values()].map(({ name }) => name),
        ),
      ),
    ];
  }
}

function operationOf(
  kind: SubgraphOperation['kind'],
  body: string,
  definitions: readonly string[],
): SubgraphOperation {
  const variables = definitions.length === 0 ? '' : `(${definitions.join(' ')})`;
  const text = kind === 'query' && variables === '' ? body : `${kind}${variables}${body}`;
  return new WrittenOperation(kind, text);
}

/** Is parsed when somebody wants the document. */
class WrittenOperation implements SubgraphOperation {
  readonly kind: SubgraphOperation['kind'];
  readonly text: string;
  readonly name = null;
  #document: DocumentNode | null = null;

  constructor(kind: SubgraphOperation['kind'], text: string) {
    this.kind = kind;
    this.text = text;
  }

  get document(): DocumentNode {
    this.#document ??= parse(this.text, { noLocation: true });
    return this.#document;
  }
}
