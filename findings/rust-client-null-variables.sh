#!/usr/bin/env bash
# The crate graphql_client sends variables that are None as null, also with `skip_serializing_none`, which leaves them out of input objects
# alone. Null is a value: by the specification ("CoerceVariableValues") a variable that has a default does not take it then.
# Expected before the run: variables are left out as the fields of input objects are.
# Exits with 0 while that is so.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
mkdir src
cat >Cargo.toml <<'TOML'
[package]
name = "finding"
version = "0.1.0"
edition = "2021"

[dependencies]
graphql_client = "=0.14.0"
serde = { version = "1", features = ["derive"] }
serde_json = "1"
TOML
cat >src/schema.graphql <<'EOF'
schema { query: Query }
type Query { trees(filter: Filter, first: Int): Int }
input Filter { name: String height: Int }
EOF
cat >src/asked.graphql <<'EOF'
query Trees($filter: Filter, $first: Int = 10) { trees(filter: $filter, first: $first) }
EOF
cat >src/main.rs <<'RUST'
use graphql_client::GraphQLQuery;

mod all {
    use graphql_client::GraphQLQuery;
    #[derive(GraphQLQuery)]
    #[graphql(schema_path = "src/schema.graphql", query_path = "src/asked.graphql")]
    pub struct Trees;
}

mod skipping {
    use graphql_client::GraphQLQuery;
    #[derive(GraphQLQuery)]
    #[graphql(schema_path = "src/schema.graphql", query_path = "src/asked.graphql", skip_serializing_none)]
    pub struct Trees;
}

fn main() {
    let filter = all::trees::Filter { name: Some("oak".into()), height: None };
    let body = all::Trees::build_query(all::trees::Variables { filter: Some(filter), first: None });
    println!("without: {}", serde_json::to_string(&body.variables).unwrap());
    let filter = skipping::trees::Filter { name: Some("oak".into()), height: None };
    let body = skipping::Trees::build_query(skipping::trees::Variables { filter: Some(filter), first: None });
    println!("skipping: {}", serde_json::to_string(&body.variables).unwrap());
}
RUST
cargo run --quiet 2>cargo.log | tee seen
echo graphql_client 0.14.0
diff seen - <<'EOF'
without: {"filter":{"name":"oak","height":null},"first":null}
skipping: {"filter":{"name":"oak"},"first":null}
EOF
