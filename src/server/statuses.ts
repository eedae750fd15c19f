/** Every status by which a request is refused; docs/reference/errors.md tells of each what to do. */
export const REFUSING_STATUSES = [
  400, 401, 403, 404, 405 /** Apollo Server's, and that of the Model Context Protocol. */, 406, 408,
  410 /** Of the files of pages. */, 412, 413,
  415 /** Node.js' own, before anybody here hears of the request. */, 417, 421, 429, 431, 500, 502,
  503,
] as const;

export type RefusingStatus = (typeof REFUSING_STATUSES)[number];

/** The same status where it refuses here; any other of a framework is the client's fault or ours in general. */
export function refusingStatus(status: number): RefusingStatus {
  return REFUSING_STATUSES.find((known) => known === status) ?? (status < 500 ? 400 : 500);
}
