import { defineConfig } from '@graphql-hive/gateway';

export const gatewayConfig = defineConfig({
  supergraph: '../../src/generated/supergraph.graphql',
  host: '127.0.0.1',
  port: 4000,
});
