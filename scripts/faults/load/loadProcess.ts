// Makes load, in a process of its own: what it takes to ask is not taken from whoever measures, nor added to what is measured.
import type { LoadOrder, LoadReport } from './loadOrders.ts';
import { makeLoad } from './makeLoad.ts';

process.on('message', (message) => {
  // Only startLoad talks to this process.
  void makeLoad(message as LoadOrder)
    .then((tally): LoadReport => ({ state: 'done', tally }))
    .catch((error: unknown): LoadReport => ({ state: 'failed', reason: String(error) }))
    .then((report) => process.send?.(report));
});
