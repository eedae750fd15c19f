import { useEffect, useState } from 'react';
import { ask } from '../ask.ts';

const MAY_REVIEW = `mutation MayReview {
  reviewAmendment(input: { idempotencyKey: "playground", validateOnly: true, id: "none", decision: REJECT }) {
    userErrors { code }
  }
}`;

/** Whether the graph would take a decision from whoever is signed in; asked without deciding anything. */
export function useMayReview(): boolean {
  const [mayReview, setMayReview] = useState(false);
  useEffect(() => {
    ask({ query: MAY_REVIEW, variables: {}, operationName: null }).then(
      ({ body }) => {
        const said = JSON.stringify(body.data?.['reviewAmendment'] ?? null);
        setMayReview(said.includes('NOT_FOUND'));
      },
      // The list says what is wrong.
      () => undefined,
    );
  }, []);
  return mayReview;
}
