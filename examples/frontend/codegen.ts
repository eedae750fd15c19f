import type { CodegenConfig } from '@graphql-codegen/cli';

const graph = process.env['MEP_GRAPH'] ?? 'http://127.0.0.1:4000';

const config: CodegenConfig = {
  schema: `${graph}/schema.graphql`,
  documents: 'src/*.graphql',
  generates: {
    'src/generated/': {
      preset: 'client',
      presetConfig: { fragmentMasking: false, skipIndexFile: true },
      config: {
        // Documents stay text, so that the browser loads no GraphQL parser.
        documentMode: 'string',
        useTypeImports: true,
        // What JSON has for the scalars of this graph; a new one is asked about, never guessed.
        scalars: { DateTime: 'string', SafeInt: 'number' },
        strictScalars: true,
      },
    },
  },
};

export default config;
