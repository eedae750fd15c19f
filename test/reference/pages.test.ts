import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { listSchemaFile, schemaPage, settingsPage } from '../../scripts/referencePages.ts';

describe('docs/reference/settings.md', () => {
  it('is as the table of settings (npm run docs:reference renews it)', async () => {
    const { path, text } = await settingsPage();
    expect(readFileSync(path, 'utf8')).toBe(text);
  });
});

describe('supergraph.schema.json', () => {
  it('is as the parser and docs/supergraph-yaml.md (npm run docs:reference renews it)', async () => {
    const { path, text } = await listSchemaFile();
    expect(readFileSync(path, 'utf8')).toBe(text);
  });
});

describe('docs/reference/schema.md', () => {
  it('is as schema/ and the questions of the documents (npm run docs:reference renews it)', async () => {
    const { path, text } = await schemaPage();
    expect(readFileSync(path, 'utf8')).toBe(text);
  });
});
