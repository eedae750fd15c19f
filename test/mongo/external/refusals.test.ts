import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { describe, expect, it } from '@jest/globals';
import { MongoClient } from 'mongodb';
import { freePort } from '../../../src/mongo/mongod.ts';
import { MONGODB_PATIENCE } from '../../support/patience.ts';
import { startPrimaryAndArbiter } from '../../support/threeNodes.ts';
import { refusal, testUri, useExternalMongo } from '../../support/externalMongo.ts';
import { startImitation } from '../../support/mongoImitation.ts';

const { startServer } = useExternalMongo();

describe('a server that cannot be used is told in one message:', () => {
  it('none there', async () => {
    const host = `127.0.0.1:${await freePort()}`;
    expect(await refusal(`mongodb://ann:secret@${host}/mep`)).toBe(
      `Expected MongoDB at ${host} to answer within 5 s, but: connect ECONNREFUSED ${host}. Check that it runs, and the address in MONGODB_URI; without MONGODB_URI an embedded MongoDB is used.\n`,
    );
  });

  it('none there, after the time that the URI says', async () => {
    const host = `127.0.0.1:${await freePort()}`;
    expect(await refusal(`mongodb://${host}/mep?serverSelectionTimeoutMS=500`)).toMatch(
      new RegExp(`^Expected MongoDB at ${host} to answer within 0.5 s, but: .*\\n$`),
    );
  });

  it('no address of a server', async () => {
    for (const uri of ['localhost:27017', 'mongodb://', 'mongodb://ann:sec ret%@h/', '']) {
      const message = await refusal(uri);
      expect(message).toMatch(
        /^Expected MONGODB_URI to be a MongoDB connection string like mongodb:\/\/host:27017\/mep, but: .*\n$/,
      );
      expect(message).not.toContain('sec ret');
    }
  });

  it('a standalone mongod', async () => {
    const host = await startServer();
    expect(await refusal(`mongodb://${host}/?${MONGODB_PATIENCE}`)).toBe(
      `Expected a replica set or a sharded cluster at ${host}, but it is a standalone mongod, which has neither transactions nor change streams. Start it with --replSet rs0 and run rs.initiate() once in mongosh; one member is enough.\n`,
    );
  });

  it('a replica set nobody initiated', async () => {
    const host = await startServer(['--replSet', 'rs0']);
    const message = `Expected an initiated replica set at ${host}, but its members wait for it. Run rs.initiate() once in mongosh.\n`;
    expect(await refusal(`mongodb://${host}`)).toBe(message);
    expect(await refusal(`mongodb://${host}/?directConnection=true`)).toBe(message);
  });

  it('a replica set of another name', async () => {
    const host = new URL(testUri()).host;
    expect(await refusal(`mongodb://${host}/?replicaSet=other&serverSelectionTimeoutMS=1000`)).toBe(
      `Expected replica set other at ${host}, but the one there is called mep. Write replicaSet=mep in MONGODB_URI, or name the hosts of the other.\n`,
    );
  });

  it('a replica set where there is none', async () => {
    const host = await startServer();
    expect(await refusal(`mongodb://${host}/?replicaSet=rs0&serverSelectionTimeoutMS=1000`)).toBe(
      `Expected replica set rs0 at ${host}, but it is a server without a replica set, which has neither transactions nor change streams. Start it with --replSet rs0 and run rs.initiate() once in mongosh; one member is enough.\n`,
    );
  });

  it('an arbiter', async () => {
    const set = await startPrimaryAndArbiter();
    const told = await refusal(`mongodb://${set.arbiter}/?directConnection=true`);
    await set.close();
    const { hosts } = new MongoClient(set.uri).options;
    expect(told).toBe(
      `Expected a server with data at ${set.arbiter}, but it is an arbiter of replica set mep, which only votes. Name its members in MONGODB_URI: ${hosts.slice(0, 2).map(String).join(',')}.\n`,
    );
  });

  it('a set whose members have names that are not known here', async () => {
    // As what runs in a container knows itself.
    const own = 'mongo1.invalid:27017';
    const { host, close } = await startImitation({
      ...{ isWritablePrimary: true, setName: 'rs0', setVersion: 1, hosts: [own], me: own },
      ...{ maxWireVersion: 21, primary: own },
    });
    const told = await refusal(`mongodb://${host}/?replicaSet=rs0&serverSelectionTimeoutMS=1000`);
    close();
    expect(told).toMatch(
      new RegExp(
        `^Expected to reach the members of replica set rs0 at ${host} by the names they have there, ${own}, but: .*mongo1.invalid\\. Make these names known here, .*\\n$`,
      ),
    );
  });

  it('a port where nobody speaks MongoDB’s protocol', async () => {
    const server = createServer((socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'));
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    // A server that listens on TCP has an address of this form.
    const { port } = server.address() as AddressInfo;
    const told = await refusal(`mongodb://127.0.0.1:${port}/?serverSelectionTimeoutMS=1000`);
    server.close();
    expect(told).toMatch(
      new RegExp(
        `^Expected MongoDB at 127.0.0.1:${port} to answer within 1 s, but: .*\\. Something listens there, but does not speak as MongoDB does to us: .*\\n$`,
      ),
    );
  });

  it.each([
    ['FerretDB 1, as it is', {}, { ferretdbVersion: 'v1.24.2' }, 'FerretDB v1.24.2'],
    [
      'FerretDB 1 that claims to be a replica set',
      { setName: 'rs0' },
      { ferretdbVersion: 'v1.24.2' },
      'FerretDB v1.24.2',
    ],
    ['FerretDB 2', {}, { ferretdb: { version: 'v2.5.0' } }, 'FerretDB v2.5.0'],
  ])('%s', async (_name, hello, build, product) => {
    const { host, close } = await startImitation(
      { isWritablePrimary: true, maxWireVersion: 21, ...hello },
      build,
    );
    expect(await refusal(`mongodb://${host}/?directConnection=true&${MONGODB_PATIENCE}`)).toBe(
      `Expected MongoDB 6.0 or newer at ${host}, but it is ${product}, which speaks MongoDB's protocol and lacks transactions and change streams. Point MONGODB_URI at a MongoDB, or leave it out: then an embedded one is used.\n`,
    );
    close();
  });

  it('a MongoDB too old', async () => {
    // No such server runs on current systems any more.
    const { host, close } = await startImitation({ setName: 'rs0', maxWireVersion: 9 });
    expect(await refusal(`mongodb://${host}/?directConnection=true&${MONGODB_PATIENCE}`)).toBe(
      `Expected MongoDB 6.0 or newer at ${host}, but it is older. Upgrade it, or point MONGODB_URI at a newer server.\n`,
    );
    close();
  });
});
