import type { ServerResponse } from 'node:http';

/** Its signal is aborted when the client's connection closes before the whole response was sent. */
export function followClient(response: ServerResponse): AbortController {
  const controller = new AbortController();
  const check = (): void => {
    if (!response.writableFinished) controller.abort(new Error('The client has left.'));
  };
  if (response.destroyed) check();
  else response.once('close', check);
  return controller;
}
