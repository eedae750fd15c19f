/* global fetch */
// A partner's script: asks the graph by a key, and does as the server says where that cannot be.
//   MEP_GRAPH_URL=https://graph.example.org/graphql MEP_GRAPH_KEY=mepg_… node ask.js
import process from 'node:process';
import { setTimeout as delay } from 'node:timers/promises';

const { MEP_GRAPH_URL: url = 'http://127.0.0.1:4000/graphql', MEP_GRAPH_KEY: key } = process.env;
const query = 'query CentersByName { centers(first: 3) { nodes { id name } } }';

const response = await ask(3);
const { data, errors } = await response.json();
if (response.status === 401) {
  process.stderr.write('The key is not valid any more: ask for another one.\n');
  process.exitCode = 1;
} else if (errors !== undefined) {
  process.stderr.write(`${errors.map(({ message }) => message).join('\n')}\n`);
  process.exitCode = 1;
} else {
  for (const { id, name } of data.centers.nodes) process.stdout.write(`${id}\t${name}\n`);
}

/** Comes again when it is told to, a few times. */
async function ask(tries) {
  const asked = await fetch(url, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(key !== undefined && { authorization: `Bearer ${key}` }),
    },
    body: JSON.stringify({ query }),
  });
  const seconds = Number(asked.headers.get('retry-after') ?? 0);
  if (seconds === 0 || tries === 0) return asked;
  await delay(seconds * 1000);
  return ask(tries - 1);
}
