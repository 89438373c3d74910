import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { aCutover, alice, bob } from '../../lifecycle/__testUtils__/aCutover';
import { FakeCutoverApi } from '../../lifecycle/__testUtils__/FakeCutoverApi';
import {
  cutoverEntity,
  obstacles,
  renderPage,
} from '../../lifecycle/__testUtils__/renderPage';
import { aRisk, rating, riskSpec } from '../__testUtils__/aRisk';
import { FakeRiskApi } from '../__testUtils__/FakeRiskApi';
import { CutoverRisks } from '../register/CutoverRisks';
import { placeOf } from '@backstage-cutover/plugin-cutover-common';

const down = aRisk();

function open(risks: FakeRiskApi, id = down.id) {
  const api = new FakeCutoverApi([risks.cutover], risks.me, { risks });
  const page = renderPage(<CutoverRisks />, {
    api,
    entity: cutoverEntity(risks.cutover),
    at: `/?risk=${id}`,
  });
  return { user: userEvent.setup(), page };
}

const drawer = () => screen.findByRole('dialog', { name: 'Risk' });
const section = async (name: string) =>
  within(await within(await drawer()).findByRole('region', { name }));

/** Opens the choices of a field and takes one. */
async function choose(
  user: ReturnType<typeof userEvent.setup>,
  within_: ReturnType<typeof within>,
  field: RegExp,
  choice: string,
) {
  await user.click(within_.getByRole('button', { name: field }));
  const list = await screen.findByRole('listbox');
  await user.click(within(list).getByRole('option', { name: choice }));
}

beforeEach(() => localStorage.clear());

describe('A risk beside the list', () => {
  it('is named by the address, and says everything about it', async () => {
    open(new FakeRiskApi([aRisk({ measures: [] })]));
    const about = await section('What it is');
    expect(about.getByText('A load that was not tested')).toBeVisible();
    expect(
      within(await drawer()).getByRole('heading', {
        name: 'R-1 The shop is down',
      }),
    ).toBeVisible();
    await screen.findByText('It has not been assessed yet.');
    expect(await obstacles(await drawer())).toEqual([]);
  });

  it('is edited; what somebody else edited at the same time stays', async () => {
    const risks = new FakeRiskApi([down]);
    const { user } = open(risks);
    const about = await section('What it is');
    await user.click(about.getByRole('button', { name: 'Edit' }));
    const cause = about.getByRole('textbox', { name: 'Cause' });
    await user.clear(cause);
    await user.type(cause, 'Black Friday');
    risks.elsewhere(1, { event: 'All shops fail' });
    await user.click(about.getByRole('button', { name: 'Save' }));
    await waitFor(() =>
      expect(risks.stored(1)).toMatchObject({
        cause: 'Black Friday',
        event: 'All shops fail',
      }),
    );
    expect(await about.findByText('Black Friday')).toBeVisible();
  });

  it('shows both versions where two people changed the same, and keeps what is chosen', async () => {
    const risks = new FakeRiskApi([down]);
    const { user } = open(risks);
    const about = await section('What it is');
    await user.click(about.getByRole('button', { name: 'Edit' }));
    const title = about.getByRole('textbox', { name: /Title/ });
    await user.clear(title);
    await user.type(title, 'My title');
    risks.elsewhere(1, { title: 'Their title' });
    await user.click(about.getByRole('button', { name: 'Save' }));
    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent(
      'Somebody changed this risk since you began',
    );
    expect(alert).toHaveTextContent('The shop is down → Their title');
    await user.click(within(alert).getByRole('radio', { name: /My title/ }));
    await user.click(
      within(alert).getByRole('button', { name: 'Save on top of it' }),
    );
    await waitFor(() => expect(risks.stored(1).title).toBe('My title'));
  });

  it('loses nothing that was typed when it is closed, or the page reloaded', async () => {
    const risks = new FakeRiskApi([down]);
    const { user, page } = open(risks);
    const about = await section('What it is');
    await user.click(about.getByRole('button', { name: 'Edit' }));
    const cause = about.getByRole('textbox', { name: 'Cause' });
    await user.clear(cause);
    await user.type(cause, 'Black Friday');
    page.unmount();

    const again = open(risks);
    const form = within(
      await within(await drawer()).findByRole('form', { name: 'Edit' }),
    );
    expect(form.getByRole('textbox', { name: 'Cause' })).toHaveValue(
      'Black Friday',
    );
    await again.user.click(form.getByRole('button', { name: 'Save' }));
    await waitFor(() => expect(risks.stored(1).cause).toBe('Black Friday'));
    expect(
      Object.keys(localStorage).filter(key => key.startsWith('cutover.risk')),
    ).toEqual([]);
  });

  it('says beside the field what is wrong with it', async () => {
    const risks = new FakeRiskApi([down]);
    const { user } = open(risks);
    const assess = await section('Assessment');
    // The template lost this step since the page was drawn.
    risks.template.risk.likelihood = riskSpec.likelihood.filter(
      ({ id }) => id !== 'medium',
    );
    await choose(
      user,
      within(assess.getByRole('group', { name: /^Current/ })),
      /^Likelihood/,
      'Medium',
    );
    await user.click(assess.getByRole('button', { name: 'Assess' }));
    expect(
      await assess.findByText(
        '“medium” is no step of likelihood; use one of low, high.',
        { selector: 'p' },
      ),
    ).toBeVisible();
    risks.template.risk.likelihood = riskSpec.likelihood;
  });
});

describe('Assessing', () => {
  it('shows the priority at once, and keeps who, when and why', async () => {
    const risks = new FakeRiskApi([down]);
    const { user } = open(risks);
    const assess = await section('Assessment');
    const current = within(assess.getByRole('group', { name: /^Current/ }));
    await choose(user, current, /^Likelihood/, 'Low');
    expect(current.getByText('Medium')).toBeVisible();
    await user.type(
      assess.getByRole('textbox', { name: /Why/ }),
      'Tested under load',
    );
    await user.click(assess.getByRole('button', { name: 'Assess' }));
    await waitFor(() =>
      expect(risks.stored(1).places.current?.priority).toBe('medium'),
    );
    expect(risks.sent.at(-1)?.input).toEqual({
      ratings: { current: rating('low', 'severe') },
      reason: 'Tested under load',
    });
    const history = await section('Assessments so far');
    expect(await history.findByText(/“Tested under load”/)).toBeVisible();
  });

  it('by two people at once puts both versions on the table', async () => {
    const risks = new FakeRiskApi([down]);
    const { user } = open(risks);
    const assess = await section('Assessment');
    const current = within(assess.getByRole('group', { name: /^Current/ }));
    await choose(user, current, /^Likelihood/, 'Low');
    const theirs = rating('medium', 'severe');
    risks.elsewhere(1, {
      ratings: { ...down.ratings, current: theirs },
      places: { ...down.places, current: placeOf(riskSpec, theirs) },
    });
    await user.click(assess.getByRole('button', { name: 'Assess' }));
    const alert = await assess.findByRole('alert');
    expect(alert).toHaveTextContent(/priority Critical → .*priority High/);
    await user.click(
      within(alert).getByRole('radio', { name: /Likelihood Low/ }),
    );
    await user.click(
      within(alert).getByRole('button', { name: 'Save on top of it' }),
    );
    await waitFor(() =>
      expect(risks.stored(1).ratings.current?.likelihood).toBe('low'),
    );
  });
});

describe('Measures', () => {
  it('follow a standard response of the category; a drill needs its day', async () => {
    const risks = new FakeRiskApi([down]);
    const { user } = open(risks);
    const measures = await section('Measures');
    await user.click(measures.getByRole('button', { name: 'Add a measure' }));
    await choose(user, measures, /^Standard response/, 'Recovery drill');
    const add = measures.getByRole('button', { name: 'Add a measure' });
    expect(add).toHaveAttribute('aria-disabled', 'true');
    await user.type(measures.getByLabelText(/^Due on/), '2027-01-10');
    expect(
      measures.getByText('Still missing: Drill planned for.'),
    ).toBeVisible();
    await user.type(measures.getByLabelText(/^Drill planned/), '2027-01-05');
    await user.click(add);
    await waitFor(() =>
      expect(risks.stored(1).measures).toEqual([
        expect.objectContaining({
          title: 'Recovery drill',
          response: 'recovery-drill',
          due: '2027-01-10',
          drill: { planned: '2027-01-05' },
        }),
      ]),
    );
    expect(await measures.findByText(/drill planned for/)).toBeVisible();
  });

  it('are done with evidence', async () => {
    const risks = new FakeRiskApi([
      aRisk({
        status: 'responding',
        measures: [
          {
            ...{ id: 'm1', title: 'Test it', strategy: 'mitigate' },
            ...{ owner: alice, due: '2026-11-01', status: 'open' },
          },
        ],
      }),
    ]);
    const { user } = open(risks);
    const measures = await section('Measures');
    expect(measures.getByText('Overdue')).toBeVisible();
    await user.click(
      measures.getByRole('button', { name: 'Change “Test it”' }),
    );
    await choose(user, measures, /^State/, 'done');
    await user.click(measures.getByRole('button', { name: 'Save' }));
    expect(
      await measures.findByText(
        'Say what shows that it was done, or why it is dropped.',
        { selector: 'p' },
      ),
    ).toBeVisible();
    await user.type(
      measures.getByRole('textbox', { name: /What shows/ }),
      'The report',
    );
    await user.click(measures.getByRole('button', { name: 'Save' }));
    await waitFor(() =>
      expect(risks.stored(1).measures[0]).toMatchObject({
        status: 'done',
        evidence: 'The report',
      }),
    );
  });
});

describe('Acceptance', () => {
  const asked = {
    status: 'asked' as const,
    askedBy: bob,
    askedAt: '2026-11-20T08:00:00.000Z',
    reason: 'It is cheap',
    until: '2027-02-01',
  };

  it('is not for the owner to decide, and the button says so', async () => {
    open(new FakeRiskApi([aRisk({ acceptance: asked })]));
    const acceptance = await section('Acceptance');
    const decide = acceptance.getByRole('button', { name: 'Decide' });
    expect(decide).toHaveAttribute('aria-disabled', 'true');
    expect(acceptance.getByText(/This risk is yours/)).toBeVisible();
  });

  it('is decided by somebody who leads, after a look at what changed meanwhile', async () => {
    const risks = new FakeRiskApi([
      aRisk({ owner: bob, acceptance: { ...asked, askedBy: bob } }),
    ]);
    const { user } = open(risks);
    const acceptance = await section('Acceptance');
    await user.click(
      acceptance.getByRole('radio', { name: 'Accept the risk' }),
    );
    risks.elsewhere(1, { consequence: 'Worse than thought' });
    await user.click(acceptance.getByRole('button', { name: 'Decide' }));
    const alert = await acceptance.findByRole('alert');
    expect(alert).toHaveTextContent('Nobody can order → Worse than thought');
    expect(risks.stored(1).acceptance?.status).toBe('asked');
    await user.click(
      within(alert).getByRole('button', { name: 'Save on top of it' }),
    );
    await waitFor(() =>
      expect(risks.stored(1).acceptance).toMatchObject({
        status: 'granted',
        decidedBy: alice,
      }),
    );
  });
});

describe('What became of it', () => {
  it('is said with a reason, and taken back', async () => {
    const risks = new FakeRiskApi([down]);
    const { user } = open(risks);
    const state = await section('What became of it');
    await user.click(state.getByRole('button', { name: 'Close the risk' }));
    await user.type(state.getByRole('textbox'), 'The window is over');
    await user.click(state.getByRole('button', { name: 'Close the risk' }));
    await waitFor(() => expect(risks.stored(1).status).toBe('closed'));
    expect(await state.findByText(/“The window is over”/)).toBeVisible();
    expect(state.getByRole('button', { name: 'Open again' })).toBeVisible();
    const assess = await section('Assessment');
    expect(
      assess.getByText('The risk is closed. Open it again to change it.'),
    ).toBeVisible();
  });
});

describe('A new risk', () => {
  it('needs a title, a category and a phase, and opens once it is added', async () => {
    const risks = new FakeRiskApi([], aCutover());
    const { user } = open(risks, 'new');
    const form = within(
      await within(await drawer()).findByRole('form', { name: 'Add a risk' }),
    );
    const add = form.getByRole('button', { name: 'Add a risk' });
    expect(form.getByText('Still missing: Title.')).toBeVisible();
    await user.type(form.getByRole('textbox', { name: /Title/ }), 'Fire');
    await choose(user, form, /^Category/, 'Technical');
    await choose(user, form, /^Phase/, 'Implementation');
    await user.click(add);
    await waitFor(() =>
      expect(risks.stored(1)).toMatchObject({ title: 'Fire', owner: alice }),
    );
    expect(
      await screen.findByRole('heading', { name: 'R-1 Fire' }),
    ).toBeVisible();
  });
});
