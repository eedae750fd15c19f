import type { TrainingEvent } from './calendar.ts';

/** Made up for this example; only the centers and resources they refer to are those of the graph. */
export const sampleEvents: readonly TrainingEvent[] = [
  sample('gamep-lean-basics', {
    title: 'Lean basics (sample)',
    startsOn: '2027-03-02',
    seats: 24,
    feeUsd: 250,
    format: 'IN_PERSON',
    centerId: 'Center:gamep',
    resourceIds: ['Resource:mep-lean-services'],
  }),
  sample('gamep-energy-walk', {
    title: 'Find what wastes energy on your floor (sample)',
    startsOn: '2027-04-13',
    endsOn: '2027-04-14',
    seats: 16,
    format: 'HYBRID',
    centerId: 'Center:gamep',
    resourceIds: ['Resource:e3-initiative', 'Resource:green-suppliers-network'],
  }),
  sample('cmtc-cybersecurity', {
    title: 'Cybersecurity for small manufacturers (sample)',
    startsOn: '2027-03-09',
    format: 'ONLINE',
    centerId: 'Center:cmtc',
    resourceIds: ['Resource:nist-handbook-162', 'Resource:nist-sp-800-171'],
  }),
  sample('tmac-exporting', {
    title: 'First steps in exporting (sample)',
    startsOn: '2027-05-04',
    endsOn: '2027-05-06',
    seats: 30,
    feeUsd: 600,
    format: 'IN_PERSON',
    centerId: 'Center:tmac',
    resourceIds: ['Resource:exportech'],
  }),
  sample('ohio-mep-robots', {
    title: 'A first robot (sample)',
    startsOn: '2027-06-15',
    seats: 12,
    feeUsd: 400,
    format: 'IN_PERSON',
    centerId: 'Center:ohio-mep',
    resourceIds: ['Resource:mep-advanced-manufacturing-technology-services'],
  }),
  sample('ny-mep-e3', {
    title: 'Economy, energy and environment in one review (sample)',
    startsOn: '2027-04-20',
    format: 'ONLINE',
    centerId: 'Center:ny-mep',
    resourceIds: ['Resource:e3-initiative', 'Resource:e3-community-how-to-guide'],
  }),
  sample('primex-lean-basics', {
    title: 'Lean basics (sample)',
    startsOn: '2027-03-16',
    seats: 20,
    feeUsd: 150,
    format: 'HYBRID',
    centerId: 'Center:primex',
    resourceIds: ['Resource:mep-lean-services'],
  }),
  sample('maryland-mep-workforce', {
    title: 'Keeping the people you train (sample)',
    startsOn: '2027-09-21',
    seats: 40,
    format: 'HYBRID',
    centerId: 'Center:maryland-mep',
    resourceIds: ['Resource:mep-workforce-services'],
  }),
];

type Sample = Pick<TrainingEvent, 'title' | 'startsOn' | 'format' | 'centerId' | 'resourceIds'> &
  Partial<TrainingEvent>;

function sample(slug: string, event: Sample): TrainingEvent {
  return {
    id: `TrainingEvent:${slug}`,
    summary: 'Made up to show how a subgraph plugs in; nobody holds this training.',
    endsOn: event.startsOn,
    seats: null,
    feeUsd: 0,
    isSample: true,
    ...event,
  };
}
