import { render, screen } from '@testing-library/react';
import { TestApiProvider } from '@backstage/test-utils';
import { MemoryRouter } from 'react-router-dom';
import { Prose } from './Prose';
import { withoutImages } from './withoutImages';

const show = (markdown: string) =>
  render(
    <TestApiProvider apis={[]}>
      <MemoryRouter>
        <Prose>{markdown}</Prose>
      </MemoryRouter>
    </TestApiProvider>,
  );

const address = 'https://elsewhere.example/seen.png';

describe('A text in Markdown', () => {
  it.each([
    ['inline', `![Plan](${address})`, 'Plan'],
    ['with a title', `![Plan](${address} "Of May")`, 'Plan'],
    ['by reference', `![Plan][p]\n\n[p]: ${address}`, 'Plan'],
    ['by its name', `![Plan]\n\n[Plan]: ${address}`, 'Plan'],
    ['that is called out', `Look!![Plan](${address})`, 'Plan'],
    ['without words', `![](${address})`, address],
    ['after a backslash', `\\\\![Plan](${address})`, 'Plan'],
  ])('has a link for an image %s', (_how, markdown, name) => {
    const { container } = show(markdown);
    expect(container.querySelector('img')).toBeNull();
    const link = screen.getByRole('link');
    expect(link).toHaveAttribute('href', address);
    expect(link).toHaveTextContent(name);
  });

  it.each([
    `<img src="${address}">`,
    `<IMG/src=${address}>`,
    `<image src="${address}">`,
    `a <b><img alt="x" src='${address}'></b>`,
    `<picture><source srcset="${address}"><img></picture>`,
    `[![Plan](${address})](https://elsewhere.example)`,
    `!\\[x] ![Plan](${address})`,
  ])('fetches nothing by %s', markdown => {
    const { container } = show(markdown);
    expect(
      container.querySelector('img, picture, source, [src], [srcset]'),
    ).toBeNull();
  });

  it('takes no longer the more marks there are', () => {
    const marks = `${'!'.repeat(200_000)}${'\\'.repeat(200_000)}`;
    const before = performance.now();
    expect(withoutImages(marks)).toBe(marks);
    expect(performance.now() - before).toBeLessThan(1_000);
  });

  it('keeps what stands around one', () => {
    const { container } = show(
      `Before <img src="${address}"> **after**\n\n- and below`,
    );
    expect(container).toHaveTextContent('Before after and below');
    expect(screen.getByText('after').tagName).toBe('STRONG');
    expect(screen.getByRole('listitem')).toHaveTextContent('and below');
  });

  it('keeps what only looks like one', () => {
    const { container } = show('Stop! [Plan] and \\![x] <b>bold</b> imgs');
    expect(container).toHaveTextContent('Stop! [Plan] and ![x] bold imgs');
  });
});
