import { Pool } from 'undici';

const pool = new Pool(process.env['SUBGRAPHS_URL'] ?? '', { connections: 50 });

/** What a subgraph has to an operation, by the cheapest client there is. */
export async function askSubgraph(
  name: string,
  query: string,
  variables: Readonly<Record<string, unknown>>,
): Promise<unknown> {
  const { body } = await pool.request({
    path: `/${name}`,
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables }),
  });
  const { data } = (await body.json()) as { readonly data: unknown };
  return data;
}

/** The fields of entities, in the order of their ids. */
export async function askEntities<T>(
  name: string,
  { type, fields }: { readonly type: string; readonly fields: string },
  ids: readonly string[],
): Promise<readonly T[]> {
  const data = await askSubgraph(
    name,
    `query($r: [_Any!]!) { _entities(representations: $r) { ... on ${type} { ${fields} } } }`,
    { r: ids.map((id) => ({ __typename: type, id })) },
  );
  return (data as { readonly _entities: readonly T[] })._entities;
}
