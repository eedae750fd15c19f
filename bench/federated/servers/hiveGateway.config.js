// Hive Gateway without what it shares between equal requests, so that only its own work is compared.
import process from 'node:process';

export const gatewayConfig = {
  port: Number(process.env.PORT),
  host: '127.0.0.1',
  logging: 'error',
  graphqlEndpoint: '/graphql',
  landingPage: false,
  graphiql: false,
  transportEntries: { '*.http': { options: { deduplicateInflightRequests: false } } },
};
