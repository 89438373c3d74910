import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { cutoverEntities } from '@backstage-cutover/plugin-cutover-common';
import { aCutover, bob } from '../../lifecycle/__testUtils__/aCutover';
import { FakeCutoverApi } from '../../lifecycle/__testUtils__/FakeCutoverApi';
import { renderPage } from '../../lifecycle/__testUtils__/renderPage';
import { PhaseContent } from '../../lifecycle/phasePage/PhaseContent';
import { aDeliverable } from './aDeliverable';
import { FakeDeliverableApi } from './FakeDeliverableApi';

export const ref = { cutover: 'move-the-shop', deliverable: 'feasibility' };

/** The address at which the drawer is open. */
export const OPEN = '/?deliverable=feasibility';

/** What Bob has handed in. */
export const first = {
  number: 1,
  hash: 'a'.repeat(64),
  author: bob,
  byService: false,
  at: '2026-11-20T09:00:00.000Z',
  data: { summary: 'It pays', verdict: 'feasible' },
  origins: [],
};

/** The page of a phase, with one document in the drawer. */
export function showDocument(
  differently: Parameters<typeof aDeliverable>[0] = {},
  at = OPEN,
) {
  const cutover = aCutover();
  const deliverables = new FakeDeliverableApi([aDeliverable(differently)]);
  const api = new FakeCutoverApi([cutover], undefined, { deliverables });
  renderPage(<PhaseContent />, {
    api,
    entity: cutoverEntities(cutover)[1],
    at,
  });
  return deliverables;
}

export const drawer = () => screen.findByRole('dialog', { name: 'Document' });

export const inDrawer = async () => within(await drawer());

/** Opens a tab of the drawer. */
export async function tab(name: string | RegExp) {
  const { findByRole } = await inDrawer();
  await userEvent.click(await findByRole('tab', { name }));
}

/** Writes into a field of the document, over what stands there. */
export async function write(name: string, text: string) {
  const { findByRole } = await inDrawer();
  const field = await findByRole('textbox', { name });
  await userEvent.clear(field);
  await userEvent.click(field);
  await userEvent.paste(text);
}
