import {
  newGate,
  type Cutover,
  type Gate,
  type Round,
} from '@backstage-cutover/plugin-cutover-common';
import { aGatedTemplate } from '../__testUtils__/gatesPortal';
import { aboutGate } from './gateMessages';

const [alice, bob, carol] = ['alice', 'bob', 'carol'].map(
  name => `user:default/${name}`,
);

const cutover = {
  id: 'c-1',
  name: 'shop',
  title: 'Move the shop',
  team: { sponsor: [alice], operations: [bob] },
  window: { timeZone: 'Europe/Berlin' },
} as unknown as Cutover;

const template = aGatedTemplate.phases[0].gate!;

/** A gate of which Carol has submitted a round. */
function aGate(): Gate {
  const round = {
    number: 1,
    status: 'lapsed',
    submittedBy: carol,
    seats: [{ id: 's', holder: bob }],
    items: [],
    copies: [],
  } as unknown as Round;
  const gate = newGate({
    cutoverId: 'c-1',
    id: 'approval',
    phase: 'initiation',
  });
  return { ...gate, rounds: [round] };
}

describe('What people are told of a gate', () => {
  it('names what made the approvals lapse by the titles of document and field', () => {
    const gate = aGate();
    const [message] = aboutGate(
      {
        type: 'gate.lapsed',
        at: '2027-01-01T00:00:00.000Z',
        by: alice,
        reopened: false,
        causes: [
          { item: 'deliverable:report', fields: ['/summary'] },
          { item: 'plan', fields: ['/phases/initiation', '/goals'] },
        ],
      },
      {
        ...{ cutover, template, spec: aGatedTemplate, last: true },
        ...{ before: gate, after: gate },
        standing: { at: '', team: cutover.team, substitutions: [] },
      },
    );
    expect(message).toMatchObject({
      payload: {
        title: 'The approvals of Approval of Move the shop have lapsed',
        description:
          'Changed under review: Report: Summary; Plan: Dates of the phases › The initiation, Goals',
      },
    });
  });

  it('names those who act and those who are waited for, to be called by their names', () => {
    const { rounds, ...gate } = aGate();
    const about = {
      ...{ cutover, template, spec: aGatedTemplate, last: false },
      ...{ before: { ...gate, rounds }, after: { ...gate, rounds } },
      standing: { at: '', team: cutover.team, substitutions: [] },
    };
    const at = '2027-01-01T00:00:00.000Z';
    const [asked] = aboutGate(
      {
        type: 'gate.opinion-asked',
        ...{ at, by: bob, seat: 's', of: alice },
        question: `What does ${carol} say?`,
      },
      about,
    );
    expect(asked).toMatchObject({
      payload: {
        title: 'bob asks for your opinion on Approval of Move the shop',
        description: `What does ${carol} say?`,
      },
      named: { title: expect.arrayContaining([{ named: bob }, 'Approval']) },
    });
    const [escalated] = aboutGate(
      {
        type: 'gate.escalated',
        ...{ at, by: 'plugin:cutover', seat: 's', to: [alice] },
        why: 'overdue',
      },
      about,
    );
    expect(escalated).toMatchObject({
      payload: { description: 'The decision of bob is overdue.' },
      named: {
        description: ['The decision of ', { named: bob }, ' is overdue.'],
      },
    });
  });
});
