import type { Random } from '../random.ts';
import { DraftSubgraph, namedTypeOf, type WholeField } from './draft.ts';
import { Names } from './names.ts';

/** A type as all subgraphs have it. */
export interface Whole {
  readonly name: string;
  readonly kind: 'entity' | 'value' | 'interface' | 'union' | 'entityInterface' | 'leaf';
  /** Selections that are keys. */
  readonly keys: readonly string[];
  /** In the order in which they came; a field requires earlier ones only. */
  readonly fields: Map<string, WholeField>;
  /** Object types of an abstract type. */
  readonly members: readonly string[];
  /** Interfaces that an interface implements, with theirs. */
  readonly parents: readonly string[];
  /** What a leaf or an input is in every subgraph. */
  readonly sdl: string;
  /** What it is in some of them instead. */
  readonly others: readonly string[];
  /** Where a value or an interface with keys must stand; null for anywhere. */
  readonly only: ReadonlySet<string> | null;
}

/** A federation that is being made up: what each subgraph declares, and what all of it is. */
export class FederationDraft {
  readonly random: Random;
  readonly names: Names;
  readonly subgraphs: readonly DraftSubgraph[];
  readonly types = new Map<string, Whole>();

  constructor(random: Random, subgraphs: number) {
    this.random = random;
    this.names = new Names(random);
    this.subgraphs = Array.from(
      { length: subgraphs },
      () => new DraftSubgraph(this.names.subgraph()),
    );
  }

  add(whole: Pick<Whole, 'name' | 'kind'> & Partial<Whole>): Whole {
    const type = {
      keys: [],
      fields: new Map(),
      members: [],
      parents: [],
      sdl: '',
      others: [],
      only: null,
      ...whole,
    };
    this.types.set(type.name, type);
    return type;
  }

  get(name: string): Whole {
    const type = this.types.get(name);
    if (!type) throw new Error(`Expected a type, got ${name}.`);
    return type;
  }

  ofKind(...kinds: readonly Whole['kind'][]): readonly Whole[] {
    return [...this.types.values()].filter(({ kind }) => kinds.includes(kind));
  }

  /** The interface with keys that a type is of. */
  above(type: string): Whole | undefined {
    return this.ofKind('entityInterface').find(({ members }) => members.includes(type));
  }

  /** Whether a subgraph may have a type at all. */
  mayKnow(subgraph: DraftSubgraph, name: string): boolean {
    const type = this.types.get(name);
    if (!type) return true;
    switch (type.kind) {
      case 'leaf':
        return true;
      case 'value':
        return type.only === null || type.only.has(subgraph.name);
      case 'union':
      case 'interface':
        return type.members.some((member) => this.mayKnow(subgraph, member));
      case 'entityInterface':
        return (
          type.only?.has(subgraph.name) === true ||
          !type.members.some((member) => subgraph.types.has(member))
        );
      case 'entity': {
        const above = this.above(name);
        if (above === undefined || above.only?.has(subgraph.name) === true) return true;
        return !subgraph.types.has(above.name);
      }
    }
  }

  /** Declares a type in a subgraph, as far as it takes to be named there. */
  know(subgraph: DraftSubgraph, name: string): void {
    const type = this.types.get(namedTypeOf(name));
    if (!type) return;
    switch (type.kind) {
      case 'leaf':
        if (subgraph.plain.has(type.name)) return;
        this.#knowLeaf(subgraph, type);
        return;
      case 'value':
        this.#knowValue(subgraph, type);
        return;
      case 'entity':
        if (!subgraph.types.has(type.name)) this.join(subgraph, type);
        return;
      case 'entityInterface':
        if (type.only?.has(subgraph.name) === true) this.#knowAll(subgraph, type);
        else if (!subgraph.types.has(type.name)) {
          subgraph.type(type.name).directives.add('@interfaceObject');
          this.addKey(subgraph, type, type.keys[0] ?? 'id');
        }
        return;
      case 'union':
      case 'interface':
        this.#knowAbstract(subgraph, type);
    }
  }

  #knowLeaf(subgraph: DraftSubgraph, type: Whole): void {
    const sdl = this.random.pick([type.sdl, ...type.others]);
    subgraph.plain.set(type.name, sdl);
    for (const [word] of sdl.matchAll(/\w+/g)) this.know(subgraph, word);
  }

  #knowValue(subgraph: DraftSubgraph, type: Whole): void {
    if (subgraph.types.has(type.name)) return;
    subgraph.type(type.name);
    const isPart = type.only !== null;
    const fields = [...type.fields.values()];
    const own = isPart
      ? fields.filter((_one, index) => index === 0 || this.random.chance(0.6))
      : fields;
    for (const field of own) this.declare(subgraph, type.name, field);
  }

  #knowAbstract(subgraph: DraftSubgraph, type: Whole): void {
    const isKnown = subgraph.unions.has(type.name) || subgraph.types.has(type.name);
    if (isKnown) return;
    const possible = type.members.filter((member) => this.mayKnow(subgraph, member));
    const chosen = possible.filter(() => this.random.chance(0.75));
    const members = chosen.length > 0 ? chosen : possible.slice(0, 1);
    if (type.kind === 'union') subgraph.unions.set(type.name, new Set(members));
    else {
      const { interfaces } = subgraph.type(type.name, 'interface');
      for (const parent of type.parents) {
        this.know(subgraph, parent);
        interfaces.add(parent);
      }
    }
    for (const member of members) this.knowMember(subgraph, type, member);
  }

  /** Makes an object one of those of an interface or a union that a subgraph knows. */
  knowMember(subgraph: DraftSubgraph, type: Whole, member: string): void {
    this.know(subgraph, member);
    if (type.kind === 'union') subgraph.unions.get(type.name)?.add(member);
    else for (const one of [type.name, ...type.parents]) subgraph.type(member).interfaces.add(one);
  }

  /** The objects that a subgraph knows of an abstract type. */
  membersIn(subgraph: DraftSubgraph, { kind, name, members }: Whole): readonly string[] {
    if (kind === 'union') return [...(subgraph.unions.get(name) ?? [])];
    return members.filter((one) => subgraph.types.get(one)?.interfaces.has(name) === true);
  }

  #knowAll(subgraph: DraftSubgraph, type: Whole): void {
    if (subgraph.types.has(type.name)) return;
    subgraph.type(type.name, 'interface');
    const [key = 'id'] = type.keys;
    for (const member of type.members) {
      const object = subgraph.type(member);
      object.interfaces.add(type.name);
      this.addKey(subgraph, this.get(member), key);
    }
    this.addKey(subgraph, type, key);
  }

  /** Makes a subgraph know an entity by a key that leads to and from another which knows it. */
  join(subgraph: DraftSubgraph, type: Whole): void {
    const others = this.subgraphs.flatMap((one) => {
      const keys = one === subgraph ? undefined : one.types.get(type.name)?.keys;
      return keys ? [...keys.keys()] : [];
    });
    const first = others.length > 0 ? this.random.pick(others) : this.random.pick(type.keys);
    subgraph.type(type.name);
    const mark = type.fields.get('mark');
    if (mark) this.declare(subgraph, type.name, mark);
    const wanted = [
      canonicalKey(type.keys, first),
      ...type.keys.filter(() => this.random.chance(0.3)),
    ];
    if (this.random.chance(0.5)) wanted.reverse();
    for (const key of new Set(wanted)) this.addKey(subgraph, type, key);
  }

  addKey(subgraph: DraftSubgraph, type: Whole, key: string): void {
    const parts = fieldsIn(key);
    if (parts.length > 1 && this.random.chance(0.5)) parts.reverse();
    subgraph.type(type.name).keys.set(parts.join(' '), '');
    this.#declareKey(subgraph, type, parts);
  }

  #declareKey(subgraph: DraftSubgraph, type: Whole, parts: readonly string[]): void {
    for (const part of parts) {
      const { name, below } = /^(?<name>\w+)(?: \{ (?<below>.*) \})?$/.exec(part)?.groups ?? {};
      const field = type.fields.get(name ?? '');
      if (!field) continue;
      this.declare(subgraph, type.name, field);
      const whole = this.types.get(namedTypeOf(field.type));
      if (whole && below !== undefined) this.#declareKey(subgraph, whole, fieldsIn(below));
    }
  }

  /** Gives a field to a subgraph, with all that it names. */
  declare(
    subgraph: DraftSubgraph,
    type: string,
    field: WholeField,
    ...directives: readonly string[]
  ): void {
    this.know(subgraph, type);
    subgraph.field(type, field, ...directives);
    for (const [word] of `${field.args} ${field.type}`.matchAll(/\w+/g)) this.know(subgraph, word);
  }

  /** Who answers a field. */
  ownersOf(type: string, field: string): readonly DraftSubgraph[] {
    return this.subgraphs.filter((one) => one.owns(type, field));
  }
}

/** The key with its parts in the order that it was made up in. */
function canonicalKey(keys: readonly string[], key: string): string {
  const sorted = (text: string) => fieldsIn(text).toSorted().join(' ');
  return keys.find((one) => sorted(one) === sorted(key)) ?? key;
}

/** The fields of a selection, each with what stands below it. */
function fieldsIn(selection: string): string[] {
  const fields: string[] = [];
  let depth = 0;
  for (const token of selection.split(' ')) {
    if (depth === 0 && token !== '{') fields.push(token);
    else fields.push(`${fields.pop() ?? ''} ${token}`);
    if (token === '{') depth += 1;
    if (token === '}') depth -= 1;
  }
  return fields;
}
