import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parse, type ExecutionResult } from 'graphql';
import type { Graph, GraphOperation } from '../../src/graph/graph.ts';
import { breakData } from '../support/brokenData.ts';
import { deploy, type Deployments } from '../support/deployments.ts';
import { drawnOperation, failuresOf, operationOf, type DrawnOperation } from '../support/drawn.ts';
import { createRandom, type Random } from '../support/random.ts';
import { createRandomOperations } from '../support/randomOperation.ts';
import { realDatabase } from '../support/realData.ts';
import { differenceOf } from '../support/sameAnswer.ts';

/** Longer runs: QUERIES=20000 SEED=7. */
const count = Number(process.env['QUERIES'] ?? 500);
const firstSeed = Number(process.env['SEED'] ?? 1);

const database = realDatabase();
let deployments: Deployments;
let valueAt: (coordinate: string, random: Random) => unknown;

beforeAll(async () => {
  await breakData(database.db);
  deployments = await deploy(database.db);
  valueAt = await findValues();
});

afterAll(async () => deployments.close());

/** Values that mean something: ids and slugs of what is there, broken and not, and cursors. */
async function findValues(): Promise<typeof valueAt> {
  const ids = (await database.db.collection('entities').distinct('_id')).map(String);
  const broken = ids.filter((id) => /:(broken|lost|odd|phantom|QQ|aaa)$/.test(id));
  const cursors = await findCursors();
  const anyId = (random: Random) =>
    random.chance(0.35) ? random.pick([...broken, 'Center:gone', 'nonsense']) : random.pick(ids);
  const anySlug = (type: string, random: Random) => {
    const known = ids.filter((id) => id.startsWith(`${type}:`));
    const own = broken.filter((id) => id.startsWith(`${type}:`));
    if (known.length === 0 || random.chance(0.05)) return 'gone';
    const id = random.pick(own.length > 0 && random.chance(0.4) ? own : known);
    return random.chance(0.2) ? id : id.slice(id.indexOf(':') + 1);
  };
  return (coordinate, random) => {
    const [parent = '', field = '', name = field] = coordinate.split('.');
    switch (name) {
      case 'first':
      case 'last':
        return random.chance(0.03) ? random.pick([-1, 101]) : random.pick([0, 1, 1, 2, 2, 3, 4]);
      case 'after':
      case 'before':
        return random.chance(0.1) ? 'nonsense' : random.pick(cursors);
      case 'slug':
        return anySlug(field.charAt(0).toUpperCase() + field.slice(1), random);
      case 'id':
      case 'ids':
        return anyId(random);
      case 'text':
        return random.pick(['manufact', 'georgia', 'energy', 'nist', '']);
      case 'zip':
        return random.pick(['30308', '00901', '99999', 'x']);
      case 'named':
        return random.pick(['center', 'nist', 'e', 'none such']);
      case 'miles':
        return random.pick([100, 500]);
      case 'code':
        return parent === 'Query' && field === 'state' ? anySlug('State', random) : undefined;
      case 'center':
      case 'state':
      case 'agency':
      case 'association':
      case 'servesState':
      case 'location':
      case 'parent':
      case 'party':
      case 'agencyWithOffices':
        return random.chance(0.6)
          ? anySlug(/Agency|parent|party/i.test(name) ? 'Agency' : typeNamed(name), random)
          : anyId(random);
      default:
        return undefined;
    }
  };
}

function typeNamed(field: string): string {
  if (field === 'servesState' || field === 'location') return 'State';
  return field.charAt(0).toUpperCase() + field.slice(1);
}

async function findCursors(): Promise<readonly string[]> {
  const lists = ['agencies', 'centers', 'resources', 'states', 'associations', 'agreements'];
  const fields = lists.map((list) => `${list}(first: 3) { edges { cursor } }`).join(' ');
  const { data } = await deployments.whole.execute({
    document: parse(`{ ${fields} partners(first: 3) { edges { cursor } } }`),
    operationName: null,
    variables: {},
  });
  return Object.values(data as Record<string, { readonly edges: { readonly cursor: string }[] }>)
    .flatMap(({ edges }) => edges)
    .map(({ cursor }) => cursor);
}

async function compare(drawn: DrawnOperation): Promise<string | null> {
  const { whole, split, collapsed } = deployments;
  const operation: GraphOperation = operationOf(drawn);
  const expected = await whole.execute(operation);
  const report = (name: string, difference: string | null): string[] => {
    if (difference === null) return [];
    return [`${name}\n${difference}`];
  };
  const check = async (name: string, graph: Graph): Promise<string[]> =>
    report(name, differenceOf(expected, await graph.execute(operation)));
  const checkText = async (name: string, graph: Graph): Promise<string[]> => {
    const answer = await graph.answer?.(operation);
    return report(`the text of ${name}`, differenceOfTexts(expected, answer));
  };
  const checkOwnText = async (): Promise<string[]> => {
    const isText = expected.errors === undefined && !/__schema|__type\b/.test(drawn.text);
    const got = typeof (await whole.answer?.(operation));
    const difference = isText && got !== 'string' ? `Expected a text, got ${got}.` : null;
    return [...(await checkText('whole', whole)), ...report('whole', difference)];
  };
  const checks = await Promise.all([
    checkOwnText(),
    check('split', split),
    checkText('split', split),
    check('collapsed', collapsed),
    checkText('collapsed', collapsed),
  ]);
  const differences = checks.flat();
  return differences.length === 0 ? null : differences.join('\n\n');
}

/** A text must be what the result would be as JSON, to the last character. */
function differenceOfTexts(
  expected: ExecutionResult,
  answer: ExecutionResult | string | undefined,
): string | null {
  if (answer === undefined) return 'Expected an answer.';
  if (typeof answer !== 'string') return differenceOf(expected, answer);
  const text = JSON.stringify(expected);
  return answer === text ? null : `Expected ${text}\nGot ${answer}`;
}

describe('the graph', () => {
  it(
    `answers ${count} random queries alike, as one process and behind the gateway`,
    async () => {
      const draw = (seed: number) =>
        createRandomOperations({
          schema: deployments.whole.schema,
          random: createRandom(seed),
          valueAt,
          isUsual: (name) => name === 'first',
        })();
      const failures = await failuresOf({
        name: 'differential',
        firstSeed,
        count,
        draw: (seed) => drawnOperation(seed, draw(seed)),
        check: compare,
      });
      expect(failures.join('\n\n')).toBe('');
    },
    count * 1000,
  );
});
