import { render, screen } from '@testing-library/react';
import { InfoCard } from './InfoCard';

describe('A card', () => {
  it('is found by its title among the headings of the page', () => {
    render(<InfoCard title="Waiting for">Nobody</InfoCard>);
    expect(
      screen.getByRole('heading', { level: 2, name: 'Waiting for' }),
    ).toBeInTheDocument();
  });
});
