import { useState } from 'react';
import { Stepper } from '@backstage/plugin-scaffolder-react/alpha';
import type { FieldExtensionOptions } from '@backstage/plugin-scaffolder-react';
import type { JsonObject, JsonValue } from '@backstage/types';
import type {
  Cutover,
  CutoverQuery,
} from '@backstage-cutover/plugin-cutover-common';
import {
  act,
  fireEvent,
  screen,
  waitFor,
  within,
} from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { draftField, targetsField, teamField, windowField } from './fields';
import { withDraft } from './localizedWizard';
import { brokenRules, cutoverIn, renderInPortal } from './__testUtils__/portal';
import { wizardForTests } from './__testUtils__/wizardForTests';
import { withReview } from './reviewed';
import { WizardDrafts } from './wizardDrafts';

const extensions = [
  targetsField,
  teamField,
  windowField,
  draftField,
] as FieldExtensionOptions[];

/** The wizard from one of its steps on, with what earlier steps would have left. */
async function renderStep(
  step: string,
  initialState: Record<string, JsonValue> = {},
  options: { cutovers?: Cutover[]; asked?: CutoverQuery[] } = {},
) {
  const wizard = wizardForTests();
  const created: JsonObject[] = [];
  const manifest = {
    ...wizard,
    steps: wizard.steps.filter(({ title }) => title === step),
  };
  const rendered = await renderInPortal(
    <Stepper
      manifest={manifest}
      extensions={extensions}
      initialState={initialState}
      onCreate={async values => {
        created.push(values);
      }}
    />,
    options,
  );
  return { ...rendered, created };
}

async function review(user: ReturnType<typeof userEvent.setup>) {
  await user.click(screen.getByRole('button', { name: 'Review' }));
}

async function start(user: ReturnType<typeof userEvent.setup>) {
  await review(user);
  await user.click(
    await screen.findByRole('button', { name: 'Start the cutover' }),
  );
}

// Whole forms are rendered and checked for accessibility, on machines that may be busy.
jest.setTimeout(60_000);

beforeAll(() => {
  // The wizard goes to its top after each step, for which jsdom has no layout.
  window.scrollTo = () => {};
});

describe('picking targets', () => {
  it('finds entities by typing and proposes what depends on them', async () => {
    const user = userEvent.setup();
    const { created, container } = await renderStep('Where');

    const picker = screen.getByRole('textbox', { name: /Targets/ });
    await user.type(picker, 'led');
    await screen.findByRole('option', { name: /Ledger/ });
    await waitFor(() =>
      expect(screen.queryByRole('option', { name: /Payments/ })).toBeNull(),
    );
    expect(picker).toHaveValue('led');
    await user.clear(picker);
    const payments = await screen.findByRole('option', { name: /Payments/ });
    expect(payments).toHaveTextContent('System');
    expect(screen.queryByRole('option', { name: /Mei/ })).toBeNull();
    await user.click(payments);

    await user.click(
      await screen.findByRole('button', {
        name: 'Take Ledger (Component): is part of Payments',
      }),
    );
    await screen.findByRole('button', {
      name: 'Take Web shop (Component): depends on Ledger',
    });
    expect(await brokenRules(container)).toEqual([]);

    await start(user);
    expect(created).toEqual([
      { targets: ['system:default/payments', 'component:default/ledger'] },
    ]);
  });

  it('says in words that none was chosen', async () => {
    const user = userEvent.setup();
    await renderStep('Where');
    await review(user);
    expect(
      (await screen.findAllByText(/Choose at least one target/)).length,
    ).toBeGreaterThan(0);
  });
});

describe('picking the team', () => {
  it('names the duties and how many people each role takes', async () => {
    const { container } = await renderStep('Who');
    const sponsor = screen.getByRole('group', { name: 'Sponsor' });
    expect(within(sponsor).getByText('Leads the team')).toBeInTheDocument();
    expect(within(sponsor).getByText('Exactly one person')).toBeInTheDocument();
    expect(
      within(screen.getByRole('group', { name: 'Legal' })).getByText(
        'May stay empty',
      ),
    ).toBeInTheDocument();
    expect(await brokenRules(container)).toEqual([]);
  });

  it('presets the owner of a target and says so', async () => {
    await renderStep('Who', { targets: ['component:default/ledger'] });
    expect(
      await screen.findByText('Pre-set: owner of Ledger.'),
    ).toBeInTheDocument();
    expect(
      within(screen.getByRole('group', { name: 'Technology lead' })).getByRole(
        'button',
        { name: 'Mei Chen' },
      ),
    ).toBeInTheDocument();
  });

  it('offers the members of a group that owns a target', async () => {
    const user = userEvent.setup();
    await renderStep('Who', { targets: ['system:default/payments'] });
    await user.click(
      await screen.findByRole('button', {
        name: 'Name Tom Baker as Technology lead',
      }),
    );
    expect(
      await screen.findByRole('button', { name: 'Tom Baker' }),
    ).toBeInTheDocument();
    expect(
      screen.getByText('From Technology, owner of Payments:'),
    ).toBeInTheDocument();
  });

  it('says beside the role whom it lacks, and goes on when it is filled', async () => {
    const user = userEvent.setup();
    const { created } = await renderStep('Who', {
      targets: ['component:default/ledger'],
    });
    await screen.findByText('Pre-set: owner of Ledger.');
    await review(user);
    const sponsor = screen.getByRole('group', { name: 'Sponsor' });
    expect(
      await within(sponsor).findByText('Sponsor: name at least one person.'),
    ).toBeInTheDocument();

    await user.click(within(sponsor).getByRole('textbox', { name: /Sponsor/ }));
    await user.click(await screen.findByRole('option', { name: 'Tom Baker' }));
    await start(user);
    expect(created).toEqual([
      expect.objectContaining({
        team: expect.objectContaining({
          sponsor: ['user:default/tom'],
          'technology-lead': ['user:default/mei'],
        }),
      }),
    ]);
  });
});

describe('picking the window', () => {
  const window = {
    start: '2099-03-06T22:00',
    end: '2099-03-07T04:00',
    timeZone: 'Europe/Berlin',
  };

  it('shows at once which cutovers of the same targets it meets', async () => {
    const asked: CutoverQuery[] = [];
    const cutover = cutoverIn(
      {
        start: '2099-03-06T20:00:00.000Z',
        end: '2099-03-06T23:00:00.000Z',
        timeZone: 'Asia/Shanghai',
      },
      ['component:default/shop'],
    );
    const { container } = await renderStep(
      'When',
      { targets: ['component:default/shop'], window },
      { cutovers: [cutover], asked },
    );

    expect(
      await screen.findByText('1 other cutover at this time', { exact: false }),
    ).toBeInTheDocument();
    expect(
      await screen.findByText(/Same targets: Web shop/),
    ).toBeInTheDocument();
    expect(asked[0]).toMatchObject({
      status: ['running'],
      windowFrom: '2099-03-06T21:00:00.000Z',
      windowTo: '2099-03-07T03:00:00.000Z',
    });
    expect(screen.getByText('Lasts 6 hours.')).toBeInTheDocument();
    expect(await brokenRules(container)).toEqual([]);
  });

  it('says that nothing else is planned', async () => {
    await renderStep('When', { window });
    expect(
      await screen.findByText('No other cutover is planned at this time.'),
    ).toBeInTheDocument();
  });

  it('says beside the field that the end comes before the start, and does not go on', async () => {
    const user = userEvent.setup();
    const { created } = await renderStep('When', { window });
    fireEvent.change(screen.getByLabelText(/End/), {
      target: { value: '2099-03-06T21:00' },
    });
    expect(
      await screen.findByText('The end must lie after the start.'),
    ).toBeInTheDocument();
    await review(user);
    expect(
      (await screen.findAllByText(/The end must lie after the start/)).length,
    ).toBeGreaterThan(1);
    expect(created).toEqual([]);
  });

  it('keeps the zone in which the window is planned', async () => {
    const user = userEvent.setup();
    const { created } = await renderStep('When', { window });
    const zone = screen.getByRole('textbox', { name: 'Time zone' });
    await user.clear(zone);
    await user.type(zone, 'Shanghai');
    await user.click(
      await screen.findByRole('option', { name: 'Asia/Shanghai' }),
    );
    await start(user);
    expect(created).toEqual([
      { window: { ...window, timeZone: 'Asia/Shanghai' } },
    ]);
  });
});

describe('leaving and coming back', () => {
  function Portal(props: { step: string; draft: JsonObject }) {
    const [manifest] = useState(() => withDraft(wizardForTests(), props.draft));
    return (
      <Stepper
        manifest={{
          ...manifest,
          steps: manifest.steps.filter(({ title }) => title === props.step),
        }}
        extensions={extensions}
        onCreate={async () => {}}
      />
    );
  }

  it('fills in answers over their defaults, and lets them be emptied again', async () => {
    const user = userEvent.setup();
    const draft = { intake: { reason: 'Old', customers: false } };
    await renderInPortal(<Portal step="Details" draft={draft} />);
    expect(
      screen.getByRole('checkbox', { name: /Customers will notice/ }),
    ).not.toBeChecked();
    const reason = screen.getByDisplayValue('Old');
    await user.clear(reason);
    expect(reason).toHaveValue('');
  });

  it('says in the words of the portal what is missing, until it is filled in', async () => {
    const user = userEvent.setup();
    await renderInPortal(<Portal step="What" draft={{}} />);
    const title = screen.getByRole<HTMLInputElement>('textbox', {
      name: /Title/,
    });
    title.checkValidity();
    expect(title.validationMessage).toBe('Please fill this in.');
    await user.type(title, 'A');
    expect(title.validationMessage).toBe('');
  });

  it('keeps what was typed, and fills it in again', async () => {
    const user = userEvent.setup();
    const first = await renderStep('Where');
    await user.click(screen.getByRole('textbox', { name: /Targets/ }));
    await user.click(await screen.findByRole('option', { name: /Web shop/ }));
    expect(
      await screen.findByText(/What you type is kept/),
    ).toBeInTheDocument();

    const drafts = new WizardDrafts({
      storageApi: first.storage,
      identityApi: {
        getBackstageIdentity: async () => ({
          type: 'user',
          userEntityRef: 'user:default/mei',
          ownershipEntityRefs: [],
        }),
      },
    });
    await waitFor(async () =>
      expect(await drafts.load('technology-upgrade')).toEqual({
        targets: ['component:default/shop'],
      }),
    );
    const draft = await drafts.load('technology-upgrade');
    act(() => first.unmount());

    await renderInPortal(<Portal step="Where" draft={draft} />);
    expect(
      await screen.findByRole('button', { name: 'Web shop' }),
    ).toBeInTheDocument();
  });
});

describe('the review', () => {
  /** Steps of a wizard as the scaffolder's client hands it out, before anything is drawn. */
  function wizard(
    steps: string[],
    given: { draft?: JsonObject; initialState?: Record<string, JsonValue> },
  ) {
    const manifest = withReview(
      withDraft(wizardForTests(), given.draft ?? {}),
      'technology-upgrade',
    );
    return (
      <Stepper
        manifest={{
          ...manifest,
          steps: manifest.steps.filter(({ title }) => steps.includes(title)),
        }}
        extensions={extensions}
        initialState={given.initialState}
        onCreate={async () => {}}
      />
    );
  }
  const cells = () =>
    screen
      .getAllByRole('row')
      .map(row => within(row).getAllByRole('cell'))
      .map(row => row.map(cell => cell.textContent).join(': '));

  it('shows names and times as people write them', async () => {
    const user = userEvent.setup();
    const { container } = await renderInPortal(
      wizard(['Where', 'Who', 'When', 'Details'], {
        initialState: {
          targets: ['component:default/shop', 'component:default/gone'],
          team: {
            sponsor: ['user:default/mei'],
            'technology-lead': ['user:default/tom', 'user:default/mei'],
          },
          window: {
            start: '2099-03-06T22:00',
            end: '2099-03-07T04:00',
            timeZone: 'Europe/Berlin',
          },
          intake: { reason: 'Too old', customers: false },
        },
      }),
    );
    await user.click(await screen.findByRole('button', { name: 'Next' }));
    await screen.findByRole('group', { name: 'Sponsor' });
    await user.click(screen.getByRole('button', { name: 'Next' }));
    await screen.findByLabelText(/Start/);
    await user.click(screen.getByRole('button', { name: 'Next' }));
    await screen.findByDisplayValue('Too old');
    await review(user);

    await screen.findByText('Web shop');
    expect(cells()).toEqual([
      'Targets: Web shopgone',
      'Sponsor: Mei Chen',
      'Technology lead: Tom BakerMei Chen',
      'Legal: nobody yet',
      expect.stringMatching(
        /^Cutover window: Mar 6, 2099, 22:00 – Mar 7, 2099, 04:00 GMT\+1 \(Europe\/Berlin\)/,
      ),
      'Reason: Too old',
      'Customers will notice: No',
    ]);
    expect(await brokenRules(container)).toEqual([]);
  });

  it('knows also what only the draft has filled in', async () => {
    const user = userEvent.setup();
    await renderInPortal(
      wizard(['Where'], { draft: { targets: ['component:default/shop'] } }),
    );
    await screen.findByRole('button', { name: 'Web shop' });
    await review(user);
    expect(await screen.findByText('Web shop')).toBeInTheDocument();
    expect(cells()).toEqual(['Targets: Web shop']);
  });
});
