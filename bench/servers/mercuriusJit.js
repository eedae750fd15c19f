// Mercurius, which compiles what it is asked a second time by graphql-jit.
import process from 'node:process';
import Fastify from 'fastify';
import mercurius from 'mercurius';
import { openPeer } from './schema.ts';

const { schema, createContext } = await openPeer();
const app = Fastify();
await app.register(mercurius, { schema, context: createContext, path: '/', jit: 1 });
await app.listen({ port: Number(process.env['PORT']), host: '127.0.0.1' });
