import { Route, Routes } from 'react-router-dom';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { Entity } from '@backstage/catalog-model';
import { FakeCutoverApi } from '../../lifecycle/__testUtils__/FakeCutoverApi';
import type { FakeSignals } from '../../lifecycle/__testUtils__/FakeSignals';
import {
  cutoverEntity,
  renderPage,
} from '../../lifecycle/__testUtils__/renderPage';
import { AssessmentPage } from '../exam/AssessmentPage';
import { CourseReadingPage } from '../mine/CourseReadingPage';
import { MyTrainingPage } from '../mine/MyTrainingPage';
import { CutoverTraining } from '../tab/CutoverTraining';
import type { FakeTrainingApi } from './FakeTrainingApi';

export const people: Entity[] = ['Alice', 'Bob', 'Carol'].map(displayName => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'User',
  metadata: { name: displayName.toLowerCase(), namespace: 'default' },
  spec: { profile: { displayName } },
}));

type User = ReturnType<typeof userEvent.setup>;

/** The tab of the cutover. */
export function showTab(
  training: FakeTrainingApi,
  at = '/',
  signals?: FakeSignals,
): User {
  const api = new FakeCutoverApi([training.cutover], training.me, { training });
  renderPage(<CutoverTraining />, {
    api,
    entities: people,
    entity: cutoverEntity(training.cutover),
    at,
    signals,
  });
  return userEvent.setup();
}

/** What lies below `/cutovers/training`, for Alice. */
export function showMine(
  training: FakeTrainingApi,
  at = '',
  user = userEvent.setup(),
) {
  const api = new FakeCutoverApi([training.cutover], training.me, { training });
  const page = renderPage(
    <Routes>
      <Route path="/cutovers/training" element={<MyTrainingPage />} />
      <Route
        path="/cutovers/training/:cutover/:course"
        element={<CourseReadingPage />}
      />
      <Route
        path="/cutovers/training/:cutover/:course/:assessment"
        element={<AssessmentPage />}
      />
    </Routes>,
    { api, entities: people, at: `/cutovers/training${at}` },
  );
  return { user, page };
}

/** Opens the menu of something, and chooses from it. */
export async function chooseAct(user: User, of: string, what: string | RegExp) {
  await user.click(
    await screen.findByRole('button', { name: `More about ${of}` }),
  );
  await user.click(await screen.findByRole('menuitem', { name: what }));
}

/** The form of a dialog; the one that says what is being fetched first makes room for another. */
export function openedForm() {
  return waitFor(() => {
    const dialog = within(screen.getByRole('dialog'));
    dialog.getAllByRole('textbox');
    return dialog;
  });
}
