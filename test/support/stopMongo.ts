import { rm } from 'node:fs/promises';

export default async function stopMongo(): Promise<void> {
  const { testMongo } = globalThis;
  await testMongo?.database.close();
  if (testMongo !== undefined) await rm(testMongo.dataDir, { recursive: true, force: true });
}
