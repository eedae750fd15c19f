import { isList, isObject, type Json, type JsonObject } from '../../src/table/lists.ts';

/** What waits, or what became of what was said: a page of them. */
export const AMENDMENTS = `query Amendments($status: AmendmentStatus, $after: String) {
  amendments(status: $status, first: 20, after: $after) {
    totalCount
    totalCountIsExact
    nodes {
      id
      entityId
      entity { id }
      kind
      status
      by
      owner { id }
      at
      decidedAt
      reason
      source { url note }
      fields { field value isAddition }
      changes { field from to }
      recordVersion
      expectedVersion
    }
    pageInfo { hasNextPage endCursor }
  }
}`;

const SAID = `
    amendment { id status entityId }
    version
    token
    userErrors { field code message }`;

export const REVIEW = `mutation Review($input: ReviewAmendmentInput!) {
  said: reviewAmendment(input: $input) {${SAID}
  }
}`;

export const TAKE_BACK = `mutation TakeBack($input: WithdrawAmendmentInput!) {
  said: withdrawAmendment(input: $input) {${SAID}
  }
}`;

export interface Amendment {
  readonly id: string;
  readonly entityId: string;
  /** Whether what it is about is there. */
  readonly isThere: boolean;
  readonly kind: string;
  readonly status: string;
  readonly by: string;
  readonly owner: string | null;
  readonly at: string;
  readonly decidedAt: string | null;
  readonly reason: string | null;
  readonly source: { readonly url: string; readonly note: string | null };
  /** In the form of changes; of what is decided, only what it says. */
  readonly changes: readonly JsonObject[];
  /** Of the record that these are different from; null once it is decided. */
  readonly recordVersion: number | null;
  /** Of the record, the only one that its author wants changed; null for any. */
  readonly expectedVersion: number | null;
}

export function amendmentsIn(connection: Json | undefined): readonly Amendment[] {
  const nodes = isObject(connection) ? connection['nodes'] : undefined;
  return isList(nodes) ? nodes.filter(isObject).map(toAmendment) : [];
}

/** The cursor behind which there are more; null at the end. */
export function nextIn(connection: Json | undefined): string | null {
  const info = isObject(connection) ? connection['pageInfo'] : undefined;
  return isObject(info) && info['hasNextPage'] === true ? text(info['endCursor']) : null;
}

function toAmendment(node: JsonObject): Amendment {
  const source = partOf(node, 'source');
  const isPending = node['status'] === 'PENDING';
  return {
    id: textIn(node, 'id'),
    entityId: textIn(node, 'entityId'),
    isThere: isObject(node['entity']),
    kind: textIn(node, 'kind'),
    status: textIn(node, 'status'),
    by: textIn(node, 'by'),
    owner: text(partOf(node, 'owner')['id']),
    at: textIn(node, 'at'),
    decidedAt: text(node['decidedAt']),
    reason: text(node['reason']),
    source: { url: textIn(source, 'url'), note: text(source['note']) },
    changes: isPending ? partsOf(node, 'changes') : partsOf(node, 'fields').map(asChange),
    recordVersion: numberIn(node, 'recordVersion'),
    expectedVersion: numberIn(node, 'expectedVersion'),
  };
}

function asChange({ field = null, value = null }: JsonObject): JsonObject {
  return { field, from: 'null', to: value };
}

function partOf(node: JsonObject, name: string): JsonObject {
  const part = node[name];
  return isObject(part) ? part : {};
}

function partsOf(node: JsonObject, name: string): readonly JsonObject[] {
  const parts = node[name];
  return isList(parts) ? parts.filter(isObject) : [];
}

function textIn(node: JsonObject, name: string): string {
  return text(node[name]) ?? '';
}

function numberIn(node: JsonObject, name: string): number | null {
  const value = node[name];
  return typeof value === 'number' ? value : null;
}

function text(value: Json | undefined): string | null {
  return typeof value === 'string' ? value : null;
}
