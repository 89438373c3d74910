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
});
