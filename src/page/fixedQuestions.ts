/** What the network is made of, and what of each is worth seeing first. */
export const PARTS = [
  ['resources', 'id title kind status focusArea summary website'],
  ['agencies', 'id name abbreviation summary website'],
  ['centers', 'id name shortName city state { code } status website'],
  ['stateOrganizations', 'id name state { code } website'],
  ['associations', 'id name abbreviation industries website'],
  ['agreements', 'id title kind status startYear summary'],
] as const;

/** How many there are of each part. */
export const PARTS_QUERY = `query PartsInNumbers {
  ${PARTS.map(([name]) => `${name} { totalCount totalCountIsExact }`).join('\n  ')}
}`;

/** The first page of a part. */
export function partQuery([name, fields]: (typeof PARTS)[number]): string {
  const title = `All${name.charAt(0).toUpperCase()}${name.slice(1)}`;
  return `query ${title} {\n  ${name}(first: 100) {\n    nodes {\n      ${fields}\n    }\n  }\n}\n`;
}

/** Which center serves a place. */
export const ZIP_QUERY = `query CenterOfZipCode($zip: String!) {
  servingCenters(zip: $zip) {
    zip
    center {
      id
      name
      city
      website
    }
    status
    reason
    statusAsOf
    statusNote
    state {
      id
      name
    }
    zipHasArea
  }
}
`;

/** The best hits of one kind for words. */
export const WANTED_QUERY = `query Wanted($text: String!, $types: [EntityType!]) {
  search(text: $text, types: $types, first: 8) {
    nodes {
      __typename
      id
      ... on Center { name }
      ... on Agency { name }
      ... on Association { name }
      ... on State { name }
      ... on StateOrganization { name }
      ... on Resource { title }
      ... on Agreement { title }
    }
  }
}`;

/** What is known by an identifier. */
export const IDENTIFIER_QUERY = `query KnownByIdentifier($scheme: IdentifierScheme!, $value: String!) {
  entitiesByIdentifier(scheme: $scheme, value: $value) {
    __typename
    id
    ... on Agency {
      name
    }
    ... on Association {
      name
    }
    ... on Center {
      name
      status
    }
    ... on Resource {
      name: title
    }
    ... on State {
      name
    }
    ... on StateOrganization {
      name
    }
  }
}
`;
