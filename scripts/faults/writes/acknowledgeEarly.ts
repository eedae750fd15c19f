// Loaded into a gateway before all else, to show that a run finds what is lost: every transaction is reported
// done as soon as the primary alone has it.
import { ClientSession, WriteConcern } from 'mongodb';

// It is called with a session again, below.
// eslint-disable-next-line @typescript-eslint/unbound-method
const { startTransaction } = ClientSession.prototype;

ClientSession.prototype.startTransaction = function (options): void {
  startTransaction.call(this, { ...options, writeConcern: new WriteConcern(1) });
};
