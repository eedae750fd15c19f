import { describe, expect, it } from '@jest/globals';
import { parse } from 'graphql';
import { refuseUnknownRules } from '../../../src/gateway/compose/unknownRules.ts';

/** A supergraph with a specification beside those that every one has. */
const linked = (link: string) =>
  parse(`
    schema
      @link(url: "https://specs.apollo.dev/link/v1.0")
      @link(url: "https://specs.apollo.dev/join/v0.3", for: EXECUTION)
      @link(url: "https://specs.apollo.dev/requiresScopes/v0.1", for: SECURITY)
      @link(${link})
    { query: Query }
    type Query { one: Int }
  `);

describe('a supergraph with a rule that is not known here', () => {
  it.each(['SECURITY', 'EXECUTION'])('is refused where the rule is for %s', (purpose) => {
    const document = linked(`url: "https://example.com/lock/v1.2", for: ${purpose}`);
    expect(() => {
      refuseUnknownRules(document);
    }).toThrow(
      'Expected a graph whose rules are enforced here, got @lock, which is not. Drop it; the subgraph itself can refuse, by the headers that it is sent.',
    );
  });

  it('is taken where the rule is for neither', () => {
    expect(() => {
      refuseUnknownRules(linked('url: "https://example.com/lock/v1.2"'));
    }).not.toThrow();
  });
});
