import {
  Kind,
  parse,
  print,
  visit,
  type ConstDirectiveNode,
  type FieldDefinitionNode,
} from 'graphql';
import { isAbout } from '../../../src/guards/inputNames.ts';
import type { Policies } from '../../../src/guards/guardRules.ts';
import { createRandom, type Random } from '../random.ts';
import type { GeneratedSubgraph } from './generate.ts';

const SCOPES = ['a', 'b', 'c'] as const;
const POLICIES_IN_USE = ['p', 'q', 'unknown'] as const;
/** What they stand for; one is not known. */
export const TEST_POLICIES: Policies = new Map([
  ['p', ['b']],
  ['q', ['a', 'd']],
]);

/** What arguments and their values are called, which tell of fields of such names. */
const INPUTS =
  'unit filter a text shades shade inner inners at n s representations first level span from extra DARK LIGHT GREY A B C D LOW HIGH TOP'.split(
    ' ',
  );
/** Enums that are never given. */
const GUARDED_ENUMS = ['Grade', 'Mood'];

/** The same subgraphs with guards on some types and fields; what others are made of them has to be mended. */
export function guardSubgraphs(
  subgraphs: readonly GeneratedSubgraph[],
  seed: number,
): readonly GeneratedSubgraph[] {
  const random = createRandom(seed * 31_337 + 3);
  const density = random.pick([0.03, 0.08, 0.2]);
  return subgraphs.map(({ name, sdl }) => ({ name, sdl: guardSdl(sdl, random, density) }));
}

function guardSdl(sdl: string, random: Random, density: number): string {
  const guards = (chance: number) => (random.chance(chance) ? [someGuard(random)] : []);
  const onField = (field: FieldDefinitionNode): FieldDefinitionNode => {
    const isTold = INPUTS.some((input) => isAbout(input, [field.name.value]) !== null);
    if (isTold) return field;
    return { ...field, directives: [...(field.directives ?? []), ...guards(density)] };
  };
  const document = parse(sdl, { noLocation: true });
  return print(
    visit(document, {
      ObjectTypeDefinition: (node) => {
        const isInterface = node.directives?.some(({ name }) => name.value === 'interfaceObject');
        const own = isInterface === true ? [] : guards(density / 4);
        return {
          ...node,
          directives: [...(node.directives ?? []), ...own],
          fields: (node.fields ?? []).map(onField),
        };
      },
      EnumTypeDefinition: (node) =>
        GUARDED_ENUMS.includes(node.name.value)
          ? { ...node, directives: [...(node.directives ?? []), ...guards(density)] }
          : undefined,
    }),
  );
}

function someGuard(random: Random): ConstDirectiveNode {
  const kind = random.next();
  if (kind < 0.3) return directive('@authenticated');
  if (kind < 0.8) return directive(`@requiresScopes(scopes: ${setsOf(random, SCOPES)})`);
  return directive(`@policy(policies: ${setsOf(random, POLICIES_IN_USE)})`);
}

function setsOf(random: Random, names: readonly string[]): string {
  const set = () => {
    const picked = names.filter(() => random.chance(0.5));
    return picked.length === 0 ? [random.pick(names)] : picked;
  };
  return JSON.stringify(random.chance(0.5) ? [set()] : [set(), set()]);
}

function directive(text: string): ConstDirectiveNode {
  const [node] = parse(`scalar X ${text}`, { noLocation: true }).definitions;
  const given = node?.kind === Kind.SCALAR_TYPE_DEFINITION ? node.directives?.[0] : undefined;
  if (given === undefined) throw new Error(`Expected a directive, got ${text}.`);
  return given;
}

const STRONGEST = [
  '@authenticated',
  `@requiresScopes(scopes: ${JSON.stringify([SCOPES])})`,
  `@policy(policies: ${JSON.stringify([POLICIES_IN_USE])})`,
].map(directive);

/** The same with the strongest guard at a field, so that it may be made of anything. */
export function guardField(
  subgraphs: readonly GeneratedSubgraph[],
  coordinate: string,
): readonly GeneratedSubgraph[] {
  const [type, name] = coordinate.split('.');
  return subgraphs.map((subgraph) => {
    const document = parse(subgraph.sdl, { noLocation: true });
    const guarded = visit(document, {
      ObjectTypeDefinition: (node) =>
        node.name.value === type
          ? {
              ...node,
              fields: (node.fields ?? []).map((field) =>
                field.name.value === name
                  ? { ...field, directives: [...withoutGuards(field), ...STRONGEST] }
                  : field,
              ),
            }
          : undefined,
    });
    return { ...subgraph, sdl: print(guarded) };
  });
}

function withoutGuards({ directives = [] }: FieldDefinitionNode): readonly ConstDirectiveNode[] {
  return directives.filter(
    ({ name }) => !['authenticated', 'requiresScopes', 'policy'].includes(name.value),
  );
}

/** Somebody: null for nobody known, else by the scopes they have. */
export function someScopes(seed: number): readonly string[] | null {
  const random = createRandom(seed * 7_919 + 11);
  if (random.chance(0.3)) return null;
  return ['a', 'b', 'c', 'd'].filter(() => random.chance(0.6));
}
