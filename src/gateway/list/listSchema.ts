import { z } from 'zod';

/** The newest minor version of Federation 2 that can be composed here. */
const NEWEST_MINOR = 9;

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

/** What Rover's supergraph.yaml may hold, and our options. */
export const listSchema = z.strictObject({
  federation_version: z
    .union([z.string(), z.number()])
    .refine(isKnownVersion, {
      message: `expected 2, or =2.0 to =2.${NEWEST_MINOR}, which can be composed here`,
    })
    .optional(),
  subgraphs: z.record(z.string(), subgraph).nullable(),
  'x-mep-graph': z.unknown().optional(),
});

export type ListAsWritten = z.output<typeof listSchema>;

function isAddress(text: string): boolean {
  const url = URL.canParse(text) ? new URL(text) : null;
  const isHttp = url?.protocol === 'http:' || url?.protocol === 'https:';
  return isHttp && url.username === '' && url.password === '';
}

function isKnownVersion(version: string | number): boolean {
  const [, major, minor = '0'] = /^=?v?(\d+)(?:\.(\d+))?(?:\.\d+)?$/.exec(String(version)) ?? [];
  return major === '2' && Number(minor) <= NEWEST_MINOR;
}
