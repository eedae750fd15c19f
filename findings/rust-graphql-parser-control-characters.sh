#!/usr/bin/env bash
# The crate graphql-parser reads and writes other characters than a string has: \b becomes U+0010, and control characters are written as \u
# with their number in decimal, so that a form feed (U+000C) is \u0012 and a unit separator (U+001F) is \u0031, the digit 1. A document that is
# read and written has other values than before.
# Expected before the run: \b, \f and \u001F again, or their numbers in hexadecimal.
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
use graphql_parser::query::{parse_query, Definition, OperationDefinition, Selection, Value};

fn value_of(text: &str) -> (String, String) {
    let document = parse_query::<String>(text).unwrap();
    let Definition::Operation(OperationDefinition::SelectionSet(set)) = &document.definitions[0] else { panic!() };
    let Selection::Field(field) = &set.items[0] else { panic!() };
    let Value::String(value) = &field.arguments[0].1 else { panic!() };
    (value.clone(), field.arguments[0].1.to_string())
}

fn main() {
    for escape in [r"\t", r"\b", r"\f", r"\u001F"] {
        let (value, written) = value_of(&format!("{{ say(text: \"{escape}\") }}"));
        println!("{escape}: read as {}, written as {written}", value.escape_unicode());
    }
}
RUST
cargo run --quiet 2>cargo.log | tee seen
echo graphql-parser 0.4.1
diff seen - <<'EOF'
\t: read as \u{9}, written as "\t"
\b: read as \u{10}, written as "\u0016"
\f: read as \u{c}, written as "\u0012"
\u001F: read as \u{1f}, written as "\u0031"
EOF
