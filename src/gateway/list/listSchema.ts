import { z } from 'zod';
import { readHttpUrl } from '../../httpUrl.ts';

const address = z.string().refine(isAddress, {
  message: 'expected a URL that starts with http:// or https://, without user and password',
});

const schema = z
  .strictObject({
    file: z.string().min(1).optional(),
    subgraph_url: address.optional(),
    introspection_headers: z.record(z.string(), z.string()).optional(),
    sdl: z.string().min(1).optional(),
  })
  .refine(
    ({ file, subgraph_url: url, sdl }) =>
      [file, url, sdl].filter((way) => way !== undefined).length === 1,
    { message: 'expected one of file, subgraph_url and sdl' },
  )
  .refine(
    (given) => given.introspection_headers === undefined || given.subgraph_url !== undefined,
    {
      message: 'expected introspection_headers only beside subgraph_url',
      path: ['introspection_headers'],
    },
  );

const subgraph = z
  .strictObject({
    routing_url: address.optional(),
    schema,
    'x-mep-graph': z.unknown().optional(),
  })
  .refine((given) => given.routing_url !== undefined || given.schema.subgraph_url !== undefined, {
    message: 'expected a routing_url: only with schema.subgraph_url it can be left out',
  });

const tags = z.array(
  z.string().regex(/^[A-Za-z_][\w/-]{0,127}$/, {
    message: 'expected a tag: letters, digits, _, - and /, beginning with a letter',
  }),
);

const contract = z
  .strictObject({ include: tags.default([]), exclude: tags.default([]) })
  .refine(({ include, exclude }) => include.length + exclude.length > 0, {
    message: 'expected include or exclude to name a tag: without, it is the graph itself',
  });

/** What Rover's supergraph.yaml may hold, and our options. */
export const listSchema = z.strictObject({
  federation_version: z
    .union([z.string(), z.number()])
    .refine(isKnownVersion, {
      message: 'expected 2, or a version of Federation 2 such as =2.9',
    })
    .optional(),
  subgraphs: z.record(z.string(), subgraph).nullable(),
  contracts: z.record(z.string(), contract).nullish(),
  'x-mep-graph': z.unknown().optional(),
});

export type ListAsWritten = z.output<typeof listSchema>;

function isAddress(text: string): boolean {
  const url = readHttpUrl(text);
  return url !== null && url.username === '' && url.password === '';
}

/** What a newer version brings is told where a subgraph uses it. */
function isKnownVersion(version: string | number): boolean {
  return /^=?v?2(?:\.\d+){0,2}$/.test(String(version));
}
