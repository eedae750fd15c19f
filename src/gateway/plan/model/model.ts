import type { DocumentNode, GraphQLSchema } from 'graphql';
import type { Asked, Selection } from '../selection.ts';
import { signatureOf } from '../selection.ts';
import { collectAsked } from './collectAsked.ts';
import { FieldSets } from './fieldSet.ts';
import { NamedTypes } from './namedTypes.ts';
import { possibleTypesOf } from './possibleTypesOf.ts';
import { readSubgraphs } from './readSubgraphs.ts';
import type { FieldModel, Others, SubgraphModel, TypeModel } from './subgraphModel.ts';
import { surestFirst } from './surestFirst.ts';

/** Objects that a subgraph has at hand: as what type, and what it @provides of them here. */
export interface State {
  readonly subgraph: SubgraphModel;
  readonly type: string;
  readonly provided: readonly Selection[];
  /** The subgraphs that could have given the same objects, this one among them. */
  readonly givers: readonly SubgraphModel[];
  /** Of its own in its model. */
  readonly id: string;
  /** See `Model.statesBelow`; by the name of the field. */
  readonly below: Map<string, readonly State[]>;
  /** See `othersThatSee`; by the name of the field. */
  readonly others: Map<string, readonly Others[]>;
}

/** How objects are asked of a subgraph. */
export interface Entry {
  /** As what: their type, or an interface of it. */
  readonly state: State;
  /** What they are known by; null for root fields, which take none. */
  readonly key: Selection | null;
  /** Whether the subgraph tells the type of what is known by an interface only. */
  readonly tellsType: boolean;
}

export interface ModelParts {
  readonly document: DocumentNode;
  /** Of the whole supergraph, with what is inaccessible to clients. */
  readonly schema: GraphQLSchema;
  /** No field's name begins with it and a digit. */
  readonly prefix: string;
  readonly isActive: (label: string) => boolean;
}

/** What a supergraph says: who can resolve which field of which type, and how objects are asked for. */
export class Model {
  readonly subgraphs: readonly SubgraphModel[];
  readonly #schema: GraphQLSchema;
  readonly #roots: ReadonlySet<string>;
  /** The object types of every abstract type. */
  readonly #possible: ReadonlyMap<string, ReadonlySet<string>>;
  readonly #entries = new Map<string, readonly Entry[]>();
  readonly #states = new Map<string, State>();
  /** Of entities, by their types in each subgraph. */
  readonly #entityStates = new Map<TypeModel, State>();
  readonly #named: NamedTypes;
  readonly #keyed: ReadonlySet<string>;
  readonly #narrowed = new Map<string, boolean>();
  /** By selection, or by the list of several. */
  readonly #collected = new WeakMap<object, Map<string, ReadonlyMap<string, Asked>>>();

  constructor({ document, schema, prefix, isActive }: ModelParts) {
    const sets = new FieldSets(schema, prefix);
    this.#schema = schema;
    this.#named = new NamedTypes(schema);
    this.subgraphs = readSubgraphs({
      document,
      readFieldSet: (text, type) => sets.read(text, type),
      isActive,
    });
    this.#possible = possibleTypesOf(schema, this.subgraphs);
    this.#roots = new Set(
      [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()].flatMap(
        (type) => type?.name ?? [],
      ),
    );
    this.#keyed = new Set(
      this.subgraphs.flatMap(({ types }) =>
        [...types.values()].filter(({ keys }) => keys.length > 0).map(({ name }) => name),
      ),
    );
  }

  isMutation(type: string): boolean {
    return type === this.#schema.getMutationType()?.name;
  }

  /** The object types that an abstract type can be of anywhere; of an object type, itself. */
  possibleTypes(type: string): ReadonlySet<string> {
    return this.#possible.get(type) ?? new Set([type]);
  }

  isAbstract(type: string): boolean {
    return this.#possible.has(type);
  }

  isOf(type: string, condition: string | null): boolean {
    return (
      condition === null || type === condition || this.#possible.get(condition)?.has(type) === true
    );
  }

  /** What selections ask of objects of one type, by response key. */
  collect(selections: readonly Selection[], type: string): ReadonlyMap<string, Asked> {
    const asking = (selections.length === 1 ? selections[0] : undefined) ?? selections;
    let byType = this.#collected.get(asking);
    if (byType === undefined) {
      byType = new Map();
      this.#collected.set(asking, byType);
    }
    let collected = byType.get(type);
    if (collected === undefined) {
      collected = collectAsked(selections, type, this);
      byType.set(type, collected);
    }
    return collected;
  }

  /** The type that the graph gives a field, without lists and `!`; null where there is no such field. */
  namedType(type: string, field: string): string | null {
    return this.#named.of(type, field);
  }

  /** Whether some object type gives a field of its interface another type, so that its value depends on it. */
  isNarrowed(type: string, field: string): boolean {
    const id = `${type}.${field}`;
    const known = this.#narrowed.get(id);
    if (known !== undefined) return known;
    const narrowed = new Set(
      [type, ...this.possibleTypes(type)].map((one) => {
        const parent = this.#schema.getType(one);
        return parent && 'getFields' in parent ? String(parent.getFields()[field]?.type) : '';
      }),
    );
    this.#narrowed.set(id, narrowed.size > 1);
    return narrowed.size > 1;
  }

  /**
   * Whether the subgraph knows no more of such objects than the interface: it is an object type there, or there are no
   * types of it anywhere. Of the latter nobody can be asked for more, and who asks is to know.
   */
  isInterfaceOnly({ types }: SubgraphModel, type: string): boolean {
    const known = types.get(type);
    if (known?.isInterfaceObject === true) return true;
    return known?.kind === 'interface' && this.#possible.get(type)?.size === 0;
  }

  /** What objects of a field's type can be in a subgraph; nothing where it has no types of an interface. */
  possibleIn(subgraph: SubgraphModel, type: string): readonly string[] {
    const known = subgraph.types.get(type);
    if (known === undefined) return [];
    return known.kind === 'object' || this.isInterfaceOnly(subgraph, type) ? [type] : known.members;
  }

  /** Of entities, or of other objects that these subgraphs could have given. */
  state(subgraph: SubgraphModel, type: string, givers = this.subgraphs): State {
    const model = subgraph.types.get(type);
    if (model === undefined || givers !== this.subgraphs) {
      return this.#stateOf(subgraph, type, [], givers);
    }
    const state = this.#entityStates.get(model) ?? this.#stateOf(subgraph, type, [], givers);
    this.#entityStates.set(model, state);
    return state;
  }

  #stateOf(
    subgraph: SubgraphModel,
    type: string,
    provided: readonly Selection[],
    among: readonly SubgraphModel[],
  ): State {
    // Whoever gives an entity, all can be asked more of it.
    const givers = this.#keyed.has(type) ? this.subgraphs : among;
    const told = provided.length === 0 ? '' : `+${provided.map(signatureOf).sort().join('&')}`;
    const by = givers === this.subgraphs ? '' : `/${givers.map(({ name }) => name).join()}`;
    const what = `${subgraph.name}.${type}${told}${by}`;
    const known = this.#states.get(what);
    if (known !== undefined) return known;
    const state = {
      subgraph,
      type,
      provided,
      givers,
      id: `${this.#states.size}`,
      below: new Map(),
      others: new Map(),
    };
    this.#states.set(what, state);
    return state;
  }

  /** The field where it can be asked here; one that requires others, only in a fetch that begins at the object. */
  fieldAt({ subgraph, type, provided }: State, name: string): FieldModel | null {
    const known = subgraph.types.get(type);
    const field = known?.fields.get(name);
    if (known === undefined || field === undefined) return null;
    if (!field.isExternal || (field.isOverridden && known.keyNames.has(name))) return field;
    return this.#isProvided(provided, name, type) ? field : null;
  }

  #isProvided(provided: readonly Selection[], name: string, type: string): boolean {
    if (provided.length === 0) return false;
    for (const asked of this.collect(provided, type).values()) if (asked.name === name) return true;
    return false;
  }

  /** What the objects of a composite field are at hand as, by the types that they can be of. */
  statesBelow(state: State, field: FieldModel, name: string): readonly State[] {
    let states = state.below.get(name);
    if (states === undefined) {
      states = this.#findBelow(state, field, name);
      state.below.set(name, states);
    }
    return states;
  }

  #findBelow(state: State, field: FieldModel, name: string): readonly State[] {
    const provided = [
      ...(field.provides === null ? [] : [field.provides]),
      ...this.#providedBelow(state, name),
    ];
    const givers = this.giversOf(state, name);
    return this.#membersOf(state, field, { name, givers }).map((type) =>
      this.#stateOf(state.subgraph, type, provided, givers),
    );
  }

  #providedBelow({ provided, type }: State, name: string): readonly Selection[] {
    if (provided.length === 0) return [];
    return [...this.collect(provided, type).values()].flatMap((asked) =>
      asked.name === name ? (asked.below ?? []) : [],
    );
  }

  /** Who could give the field of the same objects: of a mutation only who makes it. */
  giversOf({ subgraph, type, givers }: State, name: string): readonly SubgraphModel[] {
    if (this.isMutation(type)) return [subgraph];
    return givers.filter((other) => {
      const field = other.types.get(type)?.fields.get(name);
      return other === subgraph || (field !== undefined && !field.isExternal);
    });
  }

  /** Of a union that several subgraphs give in one field, only members that all of them have are asked. */
  #membersOf(
    { subgraph, type }: State,
    { named }: FieldModel,
    { name, givers }: { readonly name: string; readonly givers: readonly SubgraphModel[] },
  ): readonly string[] {
    const own = this.possibleIn(subgraph, named);
    if (subgraph.types.get(named)?.kind !== 'union') return own;
    return own.filter((member) =>
      givers.every((giver) => {
        const there = giver.types.get(type)?.fields.get(name)?.named;
        return there === undefined || this.possibleIn(giver, there).includes(member);
      }),
    );
  }

  /** The ways to ask objects of a type, which is an interface where no more is known of them. */
  entries(type: string): readonly Entry[] {
    const known = this.#entries.get(type);
    if (known !== undefined) return known;
    const entries = this.#roots.has(type) ? this.#rootEntries(type) : this.#keyEntries(type);
    this.#entries.set(type, entries);
    return entries;
  }

  #rootEntries(type: string): readonly Entry[] {
    return this.subgraphs
      .filter(({ types }) => types.has(type))
      .map((subgraph) => ({ state: this.state(subgraph, type), key: null, tellsType: false }));
  }

  #keyEntries(type: string): readonly Entry[] {
    const forms = [type, ...this.#abstractTypesOf(type)];
    const entries = this.subgraphs.flatMap((subgraph) =>
      forms.flatMap((form) => {
        const known = subgraph.types.get(form);
        if (known === undefined || !isFormOf(known, type)) return [];
        const tellsType = known.kind === 'interface' && !known.isInterfaceObject;
        return known.keys
          .filter(({ isResolvable }) => isResolvable)
          .map(({ selection: key }) => ({ state: this.state(subgraph, form), key, tellsType }));
      }),
    );
    return surestFirst(this.#schema, entries);
  }

  #abstractTypesOf(type: string): readonly string[] {
    return [...this.#possible].flatMap(([abstract, types]) => (types.has(type) ? [abstract] : []));
  }
}

/** Whether objects of a type can be asked for as this: it, or an interface that is an object there. */
function isFormOf(known: TypeModel, type: string): boolean {
  if (known.isInterfaceObject) return true;
  return known.name === type && (known.kind !== 'interface' || known.members.length > 0);
}
