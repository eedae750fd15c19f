/* global fetch */
/**
 * For a page whose users have signed in with an OpenID provider: makes what asks the graph by their tokens.
 * @param {string} url - of the graph, like https://graph.example.org/graphql
 * @param {(isRefused: boolean) => Promise<string>} tokenFor - the access token; a new one where the last was refused
 */
export function createSession(url, tokenFor) {
  const send = async (isRefused, body) =>
    fetch(url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        authorization: `Bearer ${await tokenFor(isRefused)}`,
      },
      body,
    });
  return async function ask(query, variables = {}) {
    const body = JSON.stringify({ query, variables });
    const response = await send(false, body);
    // It may have ended while the page was open. 503 is no reason to sign in again: the token may be good.
    const last = response.status === 401 ? await send(true, body) : response;
    return last.json();
  };
}
