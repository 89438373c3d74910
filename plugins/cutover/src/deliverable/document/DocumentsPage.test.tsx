import { Route, Routes } from 'react-router-dom';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { JsonObject } from '@backstage/types';
import { aCutover, alice, bob } from '../../lifecycle/__testUtils__/aCutover';
import { FakeCutoverApi } from '../../lifecycle/__testUtils__/FakeCutoverApi';
import { refusal } from '../../lifecycle/__testUtils__/refusal';
import {
  obstacles,
  renderPage,
} from '../../lifecycle/__testUtils__/renderPage';
import { aDeliverable, aFormOf } from '../__testUtils__/aDeliverable';
import { FakeDeliverableApi } from '../__testUtils__/FakeDeliverableApi';
import { DocumentsPage } from './DocumentsPage';

const HASH = 'abcdef0123456789'.repeat(4);

const aRevision = (data: JsonObject, number = 1) => ({
  number,
  hash: HASH,
  author: bob,
  byService: false,
  at: '2026-11-20T09:00:00.000Z',
  data,
  origins: [],
});

const feasibility = () =>
  aDeliverable({
    revisions: [
      aRevision({ summary: 'Too dear', verdict: 'no' }),
      aRevision(
        {
          summary: 'It pays',
          verdict: 'feasible',
          measures: [{ _row: 'r1', what: 'Buy servers', days: 3 }],
        },
        2,
      ),
    ],
  });

const charter = (differently = {}) =>
  aDeliverable({
    id: 'charter',
    title: { en: 'Charter', 'zh-CN': '立项书' },
    ...differently,
  });

function show(
  deliverables: FakeDeliverableApi,
  at = '/cutovers/documents/move-the-shop/planning',
) {
  renderPage(
    <Routes>
      <Route
        path="/cutovers/documents/:cutover/:phase"
        element={<DocumentsPage />}
      />
    </Routes>,
    {
      api: new FakeCutoverApi([aCutover()], undefined, { deliverables }),
      entities: [
        {
          apiVersion: 'backstage.io/v1alpha1',
          kind: 'User',
          metadata: { name: 'bob', namespace: 'default' },
          spec: { profile: { displayName: 'Bob Brown' } },
        },
      ],
      at,
    },
  );
}

/** The page around it is an article, too, without a name. */
const theDocument = () => screen.findByRole('article', { name: /./ });

describe('The documents of a phase', () => {
  it('are read as one bundle, with a table of contents that tells what is missing', async () => {
    show(new FakeDeliverableApi([feasibility(), charter()]));
    expect(
      await screen.findByRole('heading', { name: 'Documents of Planning' }),
    ).toBeInTheDocument();
    const contents = screen.getAllByRole('list')[0];
    await within(contents).findByText('Bob Brown');
    expect(contents).toHaveTextContent(
      'Feasibility assessment · Revision 2 · Bob Brown',
    );
    expect(contents).toHaveTextContent('Charter · not handed in');
    const article = await theDocument();
    expect(article).toHaveTextContent('SummaryIt pays');
    expect(article).toHaveTextContent('VerdictFeasible');
    expect(
      within(article)
        .getAllByRole('row')
        .map(row => row.textContent),
    ).toEqual(['#WhatDays', '1Buy servers3']);
    expect(await obstacles()).toEqual([]);
  });

  it('are read in Chinese in an English portal', async () => {
    show(new FakeDeliverableApi([feasibility()]));
    await userEvent.click(await screen.findByRole('button', { name: '中文' }));
    const article = await theDocument();
    expect(article).toHaveAttribute('lang', 'zh-CN');
    expect(
      within(article).getByRole('heading', { name: '可行性评估报告' }),
    ).toBeInTheDocument();
    expect(article).toHaveTextContent('结论可行');
    expect(article).toHaveTextContent('第 2 版');
    expect(screen.getByRole('button', { name: 'Print' })).toBeInTheDocument();
  });

  it('are told apart from those of another phase', async () => {
    show(
      new FakeDeliverableApi([
        feasibility(),
        charter({ phase: 'closing', revisions: [aRevision({})] }),
      ]),
    );
    await theDocument();
    expect(screen.queryByText(/Charter/)).not.toBeInTheDocument();
  });

  it('say so where nothing was handed in', async () => {
    show(new FakeDeliverableApi([charter()]));
    expect(
      await screen.findByText('Nothing was handed in'),
    ).toBeInTheDocument();
  });

  it('say in words that the reader may not see them', async () => {
    const api = new FakeDeliverableApi([feasibility()]);
    api.refuse.read = refusal(403, {
      reason: 'permission.missing',
      message: 'No',
    });
    show(api);
    expect(await screen.findByText('You may not do this')).toBeInTheDocument();
  });

  it('say that there is no such phase', async () => {
    show(
      new FakeDeliverableApi([feasibility()]),
      '/cutovers/documents/move-the-shop/other',
    );
    expect(
      await screen.findByText('There is no such document'),
    ).toBeInTheDocument();
  });
});

describe('One document', () => {
  it('is read in the revision that was asked for, with author, date and hash', async () => {
    show(
      new FakeDeliverableApi([feasibility(), charter()]),
      '/cutovers/documents/move-the-shop/planning?deliverable=feasibility&revision=1',
    );
    const article = await theDocument();
    expect(article).toHaveTextContent('SummaryToo dear');
    expect(article).toHaveTextContent('Move the shop');
    expect(await within(article).findByText('Bob Brown')).toBeInTheDocument();
    expect(article).toHaveTextContent('Nov 20, 2026, 10:00');
    expect(within(article).getByTitle(HASH)).toHaveTextContent('abcdef012345…');
    expect(
      screen.queryByRole('heading', { name: 'Contents' }),
    ).not.toBeInTheDocument();
    expect(await obstacles()).toEqual([]);
  });

  it('shows Markdown without what could run', async () => {
    show(
      new FakeDeliverableApi([
        charter({
          form: aFormOf(
            { text: { type: 'string', title: 'Text' } },
            { uiSchema: { text: { 'ui:field': 'CutoverMarkdown' } } },
          ),
          revisions: [
            aRevision({
              text: '**bold** <script>alert(1)</script> <img src=x onerror=alert(1)> [go](javascript:alert(1))',
            }),
          ],
        }),
      ]),
    );
    const article = await theDocument();
    expect(within(article).getByText('bold').tagName).toBe('STRONG');
    expect(article.innerHTML).not.toMatch(/script|onerror/);
  });

  it('hands out its files', async () => {
    const saved: string[] = [];
    URL.createObjectURL = () => 'blob:file';
    URL.revokeObjectURL = () => {};
    jest
      .spyOn(HTMLAnchorElement.prototype, 'click')
      .mockImplementation(function click(this: HTMLAnchorElement) {
        saved.push(this.download);
      });
    const api = new FakeDeliverableApi([
      charter({
        form: aFormOf({
          plan: { type: 'string', format: 'cutover-file', title: 'Plan' },
        }),
        revisions: [aRevision({ plan: 'f1' })],
        files: [
          {
            file: {
              id: 'f1',
              name: 'plan.pdf',
              mediaType: 'application/pdf',
              size: 3,
              sha256: HASH,
              uploadedBy: alice,
              uploadedAt: '2026-11-20T09:00:00.000Z',
            },
            content: new Blob(['pdf']),
          },
        ],
      }),
    ]);
    show(api);
    await userEvent.click(
      await screen.findByRole('button', { name: 'Download plan.pdf' }),
    );
    expect(saved).toEqual(['plan.pdf']);
  });
});
