#!/usr/bin/env bash
# The crate graphql-parser, which graphql_client reads schemas with, takes `extend type` for SDL, and not `extend schema`: no subgraph of
# Federation 2 can be read, since each begins by `extend schema @link(...)`. `schema @link(...) { query: Query }` can, but not with a description.
# Expected before the run: that what the specification has (October 2021, 3.3.2) is read.
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
graphql-parser = "=0.4.1"
TOML
cat >src/main.rs <<'RUST'
fn main() {
    let link = r#"@link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"])"#;
    let rest = "type Query { shop: Int }";
    for (name, start) in [
        ("schema", format!("schema {link} {{ query: Query }}")),
        ("described schema", format!("\"Shops.\" schema {link} {{ query: Query }}")),
        ("extend schema", format!("extend schema {link}")),
        ("extend type", "extend type Query @link(url: \"a\") { more: Int }".to_string()),
    ] {
        let outcome = match graphql_parser::parse_schema::<String>(&format!("{start} {rest}")) {
            Ok(document) => format!("{} definitions", document.definitions.len()),
            Err(error) => error.to_string().split_whitespace().collect::<Vec<_>>().join(" "),
        };
        println!("{name}: {outcome}");
    }
}
RUST
cargo run --quiet 2>cargo.log | tee seen
echo graphql-parser 0.4.1
diff seen - <<'EOF'
schema: 2 definitions
described schema: schema parse error: Parse error at 1:10 Unexpected `schema[Name]` Expected scalar, type, interface, union, enum, input or directive
extend schema: schema parse error: Parse error at 1:8 Unexpected `schema[Name]` Expected scalar, type, interface, union, enum or input
extend type: 2 definitions
EOF
