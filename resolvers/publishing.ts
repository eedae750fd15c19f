import type { Resolvers } from '../src/generated/publishing.ts';
import { reference } from '../src/ids.ts';

const history: NonNullable<NonNullable<Resolvers['Resource']>['history']> = (
  { _id },
  args,
  { loaders },
) => loaders.revisionsByEntity.load(_id, args);

export const publishing: Resolvers = {
  Query: {
    amendments: (_root, args, { loaders, asker, writes }) =>
      loaders.amendments.load(writes.visible(asker, args)),
    changes: (_root, args, { writes, told }) => writes.changes(args, told.shown),
    webhooks: (_root, _args, { asker, writes }) => writes.webhooks.list(asker),
  },
  Mutation: {
    publishResource: (_root, { input }, { asker, writes }) =>
      writes.publish(asker, 'resources', input),
    updateResource: (_root, { input }, { asker, writes }) =>
      writes.update(asker, 'resources', input),
    withdrawResource: (_root, { input }, { asker, writes }) =>
      writes.withdraw(asker, 'resources', input),
    publishAgreement: (_root, { input }, { asker, writes }) =>
      writes.publish(asker, 'agreements', input),
    updateAgreement: (_root, { input }, { asker, writes }) =>
      writes.update(asker, 'agreements', input),
    withdrawAgreement: (_root, { input }, { asker, writes }) =>
      writes.withdraw(asker, 'agreements', input),
    publishStateOrganization: (_root, { input }, { asker, writes }) =>
      writes.publish(asker, 'stateOrganizations', input),
    updateStateOrganization: (_root, { input }, { asker, writes }) =>
      writes.update(asker, 'stateOrganizations', input),
    withdrawStateOrganization: (_root, { input }, { asker, writes }) =>
      writes.withdraw(asker, 'stateOrganizations', input),
    publishAssociation: (_root, { input }, { asker, writes }) =>
      writes.publish(asker, 'associations', input),
    updateAssociation: (_root, { input }, { asker, writes }) =>
      writes.update(asker, 'associations', input),
    withdrawAssociation: (_root, { input }, { asker, writes }) =>
      writes.withdraw(asker, 'associations', input),
    updateCenter: (_root, { input }, { asker, writes }) => writes.update(asker, 'centers', input),
    updateAgency: (_root, { input }, { asker, writes }) => writes.update(asker, 'agencies', input),
    reportStatus: (_root, { input }, { asker, writes }) => writes.reportStatus(asker, input),
    reviewAmendment: (_root, { input }, { asker, writes }) => writes.review(asker, input),
    withdrawAmendment: (_root, { input }, { asker, writes }) => writes.takeBack(asker, input),
    registerWebhook: (_root, { input }, { asker, writes, told }) =>
      writes.webhooks.register(asker, input, told.shown),
    testWebhook: (_root, { input }, { asker, writes }) => writes.webhooks.test(asker, input),
    pauseWebhook: (_root, { input }, { asker, writes }) => writes.webhooks.pause(asker, input),
    resumeWebhook: (_root, { input }, { asker, writes }) => writes.webhooks.resume(asker, input),
    rotateWebhookSecret: (_root, { input }, { asker, writes }) =>
      writes.webhooks.rotate(asker, input),
    replayWebhook: (_root, { input }, { asker, writes }) => writes.webhooks.replay(asker, input),
    removeWebhook: (_root, { input }, { asker, writes }) => writes.webhooks.remove(asker, input),
  },
  Revision: {
    owner: ({ owner }) => reference(owner),
    fields: ({ entityId, fields }, _args, { told }) => told.changes(entityId, fields),
  },
  FieldChange: {
    from: ({ from }) => JSON.stringify(from),
    to: ({ to }) => JSON.stringify(to),
  },
  SaidField: {
    value: ({ value }) => JSON.stringify(value),
    isAddition: ({ isAddition = false }) => isAddition,
  },
  Amendment: {
    entity: ({ entityId, kind, status }) =>
      kind === 'PUBLISH' && status !== 'ACCEPTED' ? null : reference(entityId),
    fields: ({ entityId, set, add }, _args, { told }) =>
      told.said(entityId, [
        ...Object.entries(set).map(([field, value]) => ({ field, value: value as unknown })),
        ...Object.entries(add).map(([field, value]) => ({
          field,
          value,
          isAddition: true as const,
        })),
      ]),
    changes: async (amendment, _args, { writes, told }) =>
      told.changes(amendment.entityId, await writes.changesBy(amendment)),
    recordVersion: (amendment, _args, { writes }) => writes.versionBehind(amendment),
    owner: ({ owner }) => reference(owner),
  },
  Change: {
    entity: ({ entity, type, kind }) =>
      kind === 'WITHDRAWN' || type === 'ZipPlace' ? null : reference(entity),
    entityId: ({ entity }) => entity,
    owner: ({ owner }) => reference(owner),
    record: ({ record }) => (record === null ? null : JSON.stringify(record)),
  },
  ResourcePayload: { ...payload(), resource: ({ entity }) => entity },
  AgreementPayload: { ...payload(), agreement: ({ entity }) => entity },
  StateOrganizationPayload: { ...payload(), stateOrganization: ({ entity }) => entity },
  AssociationPayload: { ...payload(), association: ({ entity }) => entity },
  CenterPayload: { ...payload(), center: ({ entity }) => entity },
  AgencyPayload: { ...payload(), agency: ({ entity }) => entity },
  AmendmentPayload: payload(),
  Webhook: {
    id: ({ _id }) => _id,
    token: ({ place }) => place,
    waiting: ({ waiting }) => waiting(),
    deliveries: ({ deliveries }, args) => deliveries(args),
  },
  WebhookDelivery: {
    entityId: ({ entity }) => entity,
    nextAttemptAt: ({ state, nextAt }) => (state === 'WAITING' ? nextAt : null),
  },
  WebhookAttempt: {
    durationMs: ({ ms }) => ms,
  },
  WebhookPayload: { userErrors: ({ problems }) => problems.map(inSentences) },
  WebhookSecretPayload: { userErrors: ({ problems }) => problems.map(inSentences) },
  WebhookTestPayload: { userErrors: ({ problems }) => problems.map(inSentences) },
  Agency: { history },
  State: { history },
  StateOrganization: { history },
  Center: { history },
  ImpactReport: { history },
  FundingRecord: { history },
  Association: { history },
  Resource: { history },
  FocusAreaProfile: { history },
  EngagementModeProfile: { history },
  Topic: { history },
  Agreement: { history },
  ArenaProfile: { history },
};

function payload(): NonNullable<Resolvers['AmendmentPayload']> {
  return {
    amendment: ({ amendment }) => amendment(),
    version: ({ outcome }) => outcome.version,
    token: ({ outcome }) => outcome.token,
    userErrors: ({ outcome }) => outcome.problems.map(inSentences),
  };
}

function inSentences<Problem extends { readonly message: string }>(problem: Problem): Problem {
  const { message } = problem;
  return { ...problem, message: `${message.charAt(0).toUpperCase()}${message.slice(1)}.` };
}
