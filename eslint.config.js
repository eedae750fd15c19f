import js from '@eslint/js';
import graphql from '@graphql-eslint/eslint-plugin';
import jest from 'eslint-plugin-jest';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';

export default defineConfig(
  globalIgnores([
    'coverage',
    'src/generated',
    '.data',
    '.cache',
    'playground/dist',
    'site/dist',
    'dist',
    'examples/frontend/src/operations.d.ts',
    'examples/*/.venv',
    'test/frameworks/python/.venv',
    'test/tools/python/.venv',
    '**/node_modules',
  ]),
  { files: ['**/*.{js,ts,tsx}'], extends: [js.configs.recommended] },
  {
    files: [
      '{src,resolvers,test,scripts,bench}/**/*.ts',
      'examples/{demo,mirror,training-calendar,state-economy,webhook-receiver}/*.ts',
      'playground/**/*.{ts,tsx}',
      'site/*.ts',
    ],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/explicit-module-boundary-types': 'error',
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true, allowBoolean: true },
      ],
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      'no-restricted-syntax': [
        'error',
        { selector: 'ExportDefaultDeclaration', message: 'Name every export.' },
      ],
      'no-console': 'error',
      'max-lines': ['error', { max: 250, skipBlankLines: true, skipComments: true }],
      complexity: ['error', 10],
    },
  },
  {
    files: ['src/**/*.ts', 'resolvers/**/*.ts'],
    ignores: ['src/settings/{config,settings}.ts'],
    rules: {
      'no-restricted-properties': [
        'error',
        {
          object: 'process',
          property: 'env',
          message:
            'Only src/settings/config.ts and the defaults in src/settings/settings.ts read the environment.',
        },
      ],
      '@typescript-eslint/no-restricted-imports': [
        'error',
        {
          name: 'node:http',
          allowTypeImports: true,
          message:
            'It loads the client for WebSocket of Node.js: take it of src/server/nodeHttp.ts.',
        },
      ],
    },
  },
  // Jest loads its set-up files by their default export.
  {
    files: ['test/**/*.ts'],
    extends: [jest.configs['flat/recommended']],
    rules: { 'no-restricted-syntax': 'off', complexity: 'off' },
  },
  {
    files: ['test/browser/**/*.ts'],
    rules: { 'jest/expect-expect': ['error', { assertFunctionNames: ['expect', 'expectText'] }] },
  },
  {
    files: ['examples/frontend/**/*.ts'],
    // Nothing that needs types: those of this example exist only after it has got them.
    extends: [tseslint.configs.strict, tseslint.configs.stylistic],
  },
  {
    files: ['playground/**/*.{ts,tsx}', 'src/page/*.ts', 'scripts/schemaPage.ts'],
    // Overflows the compiler's stack on graphql-js's types as the browser's types of modules show them.
    rules: { '@typescript-eslint/no-unsafe-class-instance-assignment': 'off' },
  },
  {
    files: ['playground/**/*.tsx'],
    rules: {
      // A component's result is an element, as its use says.
      '@typescript-eslint/explicit-module-boundary-types': 'off',
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
    },
  },
  // A command line's product is what it prints.
  { files: ['scripts/**/*.ts', 'bench/**/*.ts'], rules: { 'no-console': 'off' } },
  {
    files: ['schema/*.graphql'],
    plugins: { '@graphql-eslint': graphql },
    languageOptions: {
      parser: graphql.parser,
      parserOptions: { graphQLConfig: { schema: 'src/generated/api.graphql' } },
    },
    rules: {
      '@graphql-eslint/require-description': [
        'error',
        {
          types: true,
          rootField: true,
          FieldDefinition: true,
          InputValueDefinition: true,
          EnumValueDefinition: true,
        },
      ],
      '@graphql-eslint/naming-convention': [
        'error',
        {
          types: 'PascalCase',
          FieldDefinition: 'camelCase',
          EnumValueDefinition: 'UPPER_CASE',
          InputValueDefinition: 'camelCase',
        },
      ],
      '@graphql-eslint/no-hashtag-description': 'error',
      '@graphql-eslint/require-deprecation-reason': 'error',
      '@graphql-eslint/no-typename-prefix': 'off',
    },
  },
);
