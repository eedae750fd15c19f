#!/usr/bin/env bash
# relayStylePagination of Apollo Client joins the pages of a connection only where `edges` are selected. Of a query that selects `nodes`,
# the newest page takes the place of those before, without a warning, while the pageInfo stays that of the whole: the first page is gone from
# the list that is shown. With both selected, edges has all pages and nodes has the last one.
# Expected before the run: `nodes` joined as edges are (relayPagination of urql's Graphcache joins either).
# Exits with 0 while that is so.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >npm.log
npm install --silent --no-fund --no-audit graphql@16.15.0 rxjs@7.8.2 @apollo/client@4.3.8 >>npm.log
cat >pages.mjs <<'EOF'
import { InMemoryCache, gql } from '@apollo/client';
import { relayStylePagination } from '@apollo/client/utilities';
const pages = [
  { after: undefined, ids: ['a', 'b'], endCursor: 'b' },
  { after: 'b', ids: ['c', 'd'], endCursor: 'd' },
];
const kept = (selected) => {
  const cache = new InMemoryCache({ typePolicies: { Query: { fields: { shops: relayStylePagination() } } } });
  const query = gql`query ($after: String) { shops(after: $after) { ${selected} pageInfo { endCursor hasNextPage } } }`;
  for (const { after, ids, endCursor } of pages) {
    const nodes = ids.map((id) => ({ __typename: 'Shop', id }));
    const edges = nodes.map((node) => ({ __typename: 'ShopEdge', cursor: node.id, node }));
    const pageInfo = { __typename: 'PageInfo', endCursor, hasNextPage: true };
    cache.writeQuery({ query, variables: { after }, data: { shops: { __typename: 'Shops', nodes, edges, pageInfo } } });
  }
  const { nodes, edges, pageInfo } = cache.readQuery({ query }).shops;
  const list = (found) => found?.map(({ id }) => id).join() ?? 'not selected';
  return `nodes ${list(nodes)}; edges ${list(edges?.map(({ node }) => node))}; up to ${pageInfo.endCursor}`;
};
console.log('edges:', kept('edges { node { id } }'));
console.log('nodes:', kept('nodes { id }'));
console.log('both:', kept('nodes { id } edges { node { id } }'));
EOF
node pages.mjs 2>errors | tee seen
node -p '"@apollo/client " + require("@apollo/client/package.json").version'
diff seen - <<'EOF'
edges: nodes not selected; edges a,b,c,d; up to d
nodes: nodes c,d; edges not selected; up to d
both: nodes c,d; edges a,b,c,d; up to d
EOF
