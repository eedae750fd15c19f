import type { FastifyCorsOptions } from '@fastify/cors';
import type { Config } from '../settings/config.ts';
import { EXPOSED_HEADERS } from './front/answerHead.ts';

/** Any origin by default, because everything here is public, and never with credentials. */
export function corsOptions(origins: Config['corsOrigins']): FastifyCorsOptions {
  const origin = origins === 'none' ? false : origins === '*' ? origins : [...origins];
  return { origin, methods: ['GET', 'POST'], exposedHeaders: [...EXPOSED_HEADERS], maxAge: 86_400 };
}
