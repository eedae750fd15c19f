import type { FastifyReply } from 'fastify';

/** Names what an answer depends on, beside what is there already. */
export function addVary(reply: FastifyReply, names: string): void {
  const earlier = reply.getHeader('vary');
  const said = earlier === undefined ? [] : String(earlier).split(', ');
  const known = new Set(said.map((name) => name.toLowerCase()));
  const added = names.split(', ').filter((name) => !known.has(name.toLowerCase()));
  void reply.header('vary', [...said, ...added].join(', '));
}
