import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  obstacles,
  renderPage,
} from '../../lifecycle/__testUtils__/renderPage';
import { aStage, carol, ref, type Stage } from '../__testUtils__/gateStage';
import { WaitingCard } from './WaitingCard';

const show = ({ api, facts }: Stage) =>
  renderPage(<WaitingCard facts={facts} />, { api, entities: [] });

describe('Waiting for', () => {
  it('names who is awaited at the gate of the phase, since when, and urges them', async () => {
    const stage = aStage();
    await stage.gates.as(carol).submit(ref, {});
    show(stage);
    expect(await screen.findAllByText(/Awaited since/)).toHaveLength(2);
    expect(screen.getByText('2 decisions: Scheme review')).toBeInTheDocument();
    const urge = screen.getByRole('button', { name: 'Urge: Scheme review' });
    expect(await obstacles()).toEqual([]);
    await userEvent.click(urge);
    expect(await screen.findAllByText(/Urged/)).not.toHaveLength(0);
  });

  it('says that nobody is awaited before the gate is submitted', async () => {
    show(aStage());
    expect(
      await screen.findByText('Nobody is awaited at a gate'),
    ).toBeInTheDocument();
  });
});
