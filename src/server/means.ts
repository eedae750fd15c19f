import type { CacheCounts } from './cache/answers.ts';
import { observeCache, observeHeavyWork } from './cache/cacheMetrics.ts';
import { HeavyWork } from './cache/heavyWork.ts';
import { createPoints } from './createPoints.ts';
import { Compressor } from './encoding/compressor.ts';
import { createFollowers, type Followers } from './feed/feedRoute.ts';
import { Admission } from './front/admission.ts';
import { createAdmissionMeter } from './front/admissionMetrics.ts';
import { createGetRule, type GetRule } from './front/getRule.ts';
import { watchLoopDelay, type LoopDelay } from './front/loopDelay.ts';
import { Starting } from './front/starting.ts';
import { createHosts, type Hosts } from './hosts.ts';
import { RETRY_AFTER_SECONDS } from './httpErrors.ts';
import { AnswerTypes } from './known/answerTypes.ts';
import { PersistedTexts } from './known/persistedTexts.ts';
import { createMetrics, type Metrics } from './metrics.ts';
import { createOriginOf, type OriginOf } from './originOf.ts';
import type { Points } from '../points/points.ts';
import { Publishers } from './publish/publishers.ts';
import { followRequests, type Requests } from './requests.ts';
import type { Served } from './served.ts';
import type { ServerParts } from './serverParts.ts';
import { statisticsOf } from './serving.ts';
import { createSlots, type Slots } from './slots.ts';
import { createStreams, type Streams } from './streams/streams.ts';
import { Unread } from './unread/unread.ts';
import { createUnreadMeter } from './unread/unreadMetrics.ts';

/** What all ways of a request share, whichever graph is served: limits, counts, meters, and what is remembered of texts. */
export interface Means {
  readonly metrics: Metrics;
  readonly unread: Unread;
  readonly counts: CacheCounts;
  readonly heavyWork: HeavyWork;
  readonly hosts: Hosts;
  readonly points: Points;
  readonly loopDelay: LoopDelay;
  readonly streams: Streams;
  readonly requests: Requests;
  readonly slots: Slots;
  readonly types: AnswerTypes;
  readonly persisted: PersistedTexts;
  readonly compressor: Compressor;
  readonly mayGet: GetRule;
  readonly originOf: OriginOf;
  readonly followers: Followers;
  readonly publishing: Publishers;
  readonly admission: Admission;
  readonly starting: Starting;
}

export function createMeans(parts: ServerParts, current: () => Served | null): Means {
  const { config, log, registry, usage = null } = parts;
  const { startPatienceMs = RETRY_AFTER_SECONDS * 1000 } = parts;
  const metrics = createMetrics(registry);
  const unread = new Unread({ config, log, meter: createUnreadMeter(registry) });
  const counts: CacheCounts = { hits: 0, misses: 0, joined: 0, bypassed: 0, waiting: 0 };
  observeCache(registry, counts, () => statisticsOf(current()));
  const heavyWork = new HeavyWork(config.maxNodes);
  observeHeavyWork(registry, () => heavyWork.statistics);
  const hosts = createHosts(config);
  const points = createPoints(config, registry, parts.clock);
  const loopDelay = parts.loopDelay ?? watchLoopDelay();
  return {
    metrics,
    unread,
    counts,
    heavyWork,
    hosts,
    points,
    loopDelay,
    streams: createStreams(config, metrics, unread),
    requests: followRequests({ log, metrics, unread, usage }),
    slots: createSlots(config.maxRequests),
    types: new AnswerTypes(),
    persisted: new PersistedTexts(),
    compressor: new Compressor(),
    mayGet: createGetRule(config.corsOrigins),
    originOf: createOriginOf(hosts, config),
    followers: createFollowers(config),
    publishing: new Publishers(),
    admission: new Admission({
      maxWaitMs: config.maxWaitMs,
      points,
      current,
      loopDelay,
      meter: createAdmissionMeter(registry),
    }),
    starting: new Starting({ patienceMs: startPatienceMs, most: config.maxRequests }),
  };
}
