import { useEffect, useState } from 'react';
import { isList, isObject, type Json, type JsonObject } from '../src/table/lists.ts';
import { readPicture } from './answer/links.ts';
import { normalText, type NamedOperation } from './answer/namedOperations.ts';
import { identityHeaders, onIdentity, useSignedIn } from './identity.ts';

/** Beside the page: a contract has those that it can answer. */
const LIST_URL = new URL('../operations.json', location.href).href;

let loading: Promise<readonly NamedOperation[]> | null = null;
// Another asker may have others.
onIdentity(() => {
  loading = null;
});

/** The operations that the graph answers by their names; asked for once, and none where it has none. */
export function loadOperations(): Promise<readonly NamedOperation[]> {
  loading ??= readList().catch(() => {
    loading = null;
    return [];
  });
  return loading;
}

async function readList(): Promise<readonly NamedOperation[]> {
  const response = await fetch(LIST_URL, { headers: { ...identityHeaders({}) } });
  // What is no list of operations has none.
  const body = (await response.json()) as Json;
  const listed = isObject(body) ? body['operations'] : undefined;
  return isList(listed) ? listed.filter(isObject).map(toOperation) : [];
}

function toOperation(node: JsonObject): NamedOperation {
  const text = textOf(node['text']) ?? '';
  const variables = isList(node['variables']) ? node['variables'].filter(isObject) : [];
  return {
    id: textOf(node['id']),
    name: textOf(node['name']) ?? '',
    isQuery: node['kind'] === 'query',
    title: textOf(node['title']),
    theme: textOf(node['theme']),
    isOfDeployment: node['isOfDeployment'] === true,
    picture: readPicture(node['picture']),
    hasPages: node['hasPages'] === true,
    text,
    normal: normalText(text) ?? text,
    variables: variables.map((variable) => ({
      name: textOf(variable['name']) ?? '',
      description: textOf(variable['description']),
      type: textOf(variable['type']) ?? '',
      isRequired: variable['isRequired'] === true,
      default: variable['default'],
      example: variable['example'],
    })),
  };
}

function textOf(value: Json | undefined): string | null {
  return typeof value === 'string' ? value : null;
}

/** All named operations, once they are here. */
export function useOperations(): readonly NamedOperation[] {
  const [operations, setOperations] = useState<readonly NamedOperation[]>([]);
  const asker = useSignedIn();
  useEffect(() => {
    void loadOperations().then(setOperations);
  }, [asker]);
  return operations;
}
