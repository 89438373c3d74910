import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { JsonObject } from '@backstage/types';
import { aCutover, bob } from '../../lifecycle/__testUtils__/aCutover';
import {
  FakeCutoverApi,
  refusal,
} from '../../lifecycle/__testUtils__/FakeCutoverApi';
import {
  obstacles,
  renderPage,
} from '../../lifecycle/__testUtils__/renderPage';
import { aDeliverable, aFormOf } from '../__testUtils__/aDeliverable';
import { FakeDeliverableApi } from '../__testUtils__/FakeDeliverableApi';
import { DeliverableFormEditor } from './DeliverableFormEditor';
import { SaveState } from './SaveState';
import { useDraft } from './useDraft';

const ref = { cutover: 'move-the-shop', deliverable: 'feasibility' };

function Page() {
  const draft = useDraft(ref);
  if (draft.screen !== 'ready') return <p>{draft.screen}</p>;
  return (
    <>
      <SaveState {...draft} />
      <DeliverableFormEditor draft={draft} timeZone="Europe/Berlin" />
      <button onClick={() => draft.submit()}>Hand in</button>
    </>
  );
}

function show(differently: Parameters<typeof aDeliverable>[0] = {}) {
  return showAndLeave(differently).api;
}

function showAndLeave(differently: Parameters<typeof aDeliverable>[0] = {}) {
  const api = new FakeDeliverableApi([aDeliverable(differently)]);
  const { unmount } = renderPage(<Page />, {
    api: new FakeCutoverApi([aCutover()], undefined, { deliverables: api }),
  });
  return { api, leave: unmount };
}

const dataOf = (api: FakeDeliverableApi) =>
  api.stored('feasibility').draft?.data;

async function type(name: string, text: string) {
  const field = await screen.findByRole('textbox', { name });
  await userEvent.click(field);
  await userEvent.paste(text);
  return field;
}

beforeEach(() => localStorage.clear());

describe('The form of a deliverable', () => {
  it('is filled in, saved as one types, and free of obstacles', async () => {
    const api = show();
    await type('Summary', 'It can be done');
    await type('Cost', '1200');
    await waitFor(() =>
      expect(dataOf(api)).toEqual({ summary: 'It can be done', cost: 1200 }),
    );
    expect(
      await screen.findByText(/^Saved (just now|.* ago)$/),
    ).toBeInTheDocument();
    expect(await obstacles()).toEqual([]);
  });

  it('tells a screen reader what is chosen by its options', async () => {
    show({
      form: aFormOf(
        {
          advice: {
            type: 'string',
            title: 'Advice',
            oneOf: [
              { const: 'go', title: 'Go ahead' },
              { const: 'stop', title: 'Do not' },
            ],
          },
        },
        { uiSchema: { advice: { 'ui:widget': 'radio' } } },
      ),
    });
    const advice = await screen.findByRole('group', { name: 'Advice' });
    expect(within(advice).getAllByRole('radio')).toHaveLength(2);
    expect(await obstacles()).toEqual([]);
  });

  it('asks for more where an answer needs it, and says what is left out when it no longer does', async () => {
    const api = show({
      data: { summary: 'x', verdict: 'with-conditions', conditions: 'If paid' },
    });
    expect(
      await screen.findByRole('textbox', { name: 'Conditions' }),
    ).toHaveValue('If paid');
    await userEvent.click(screen.getByRole('button', { name: /Verdict/ }));
    await userEvent.click(
      await screen.findByRole('option', { name: 'Feasible' }),
    );
    expect(
      await screen.findByText(/One value is kept in the draft/),
    ).toHaveTextContent('Conditions');
    expect(
      screen.queryByRole('textbox', { name: 'Conditions' }),
    ).not.toBeInTheDocument();
    await waitFor(() =>
      expect(dataOf(api)).toEqual({
        summary: 'x',
        verdict: 'feasible',
        conditions: 'If paid',
      }),
    );
  });

  it('asks in a plain field where the portal does not have the one that the form wants', async () => {
    const api = show({
      form: aFormOf(
        { colour: { type: 'string', title: 'Colour' } },
        { uiSchema: { colour: { 'ui:field': 'NotInstalledHere' } } },
      ),
    });
    await type('Colour', 'Teal');
    expect(screen.getByText('Colour', { selector: 'label' })).toBeVisible();
    await waitFor(() => expect(dataOf(api)).toEqual({ colour: 'Teal' }));
  });

  it('stays on the page when a file is dropped beside its field', async () => {
    show();
    const field = await screen.findByRole('textbox', { name: 'Summary' });
    const files = { dataTransfer: { types: ['Files'] } };
    // False where the browser is kept from doing what it would.
    expect(fireEvent.dragOver(field, files)).toBe(false);
    expect(fireEvent.drop(field, files)).toBe(false);
    const text = { dataTransfer: { types: ['text/plain'] } };
    expect(fireEvent.dragOver(field, text)).toBe(true);
  });

  it('says what is missing only when somebody wants to submit, all at once, each with a way to its field', async () => {
    const api = show({ data: { cost: -1 } });
    expect(await screen.findByText('Use 0 at least.')).toBeInTheDocument();
    expect(screen.queryByText(/fill it in/)).not.toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Hand in' }));
    const summary = await screen.findByText(
      '3 things are still to be put right before this can be submitted',
    );
    expect(summary).toHaveFocus();
    expect(await obstacles()).toEqual([]);
    expect(
      screen.getByRole('textbox', { name: 'Summary' }),
    ).toHaveAccessibleDescription(/This is needed; fill it in\./);
    await userEvent.click(screen.getByRole('button', { name: 'Summary' }));
    expect(screen.getByRole('textbox', { name: 'Summary' })).toHaveFocus();
    expect(api.stored('feasibility').revisions).toEqual([]);
  });

  it('lists what is missing in the order of the page, conditional fields among the others', async () => {
    const texts = Object.fromEntries(
      ['first', 'when', 'third', 'last'].map(key => [
        key,
        { type: 'string', title: key },
      ]),
    );
    const { first, when, third, last } = texts;
    const form = aFormOf(
      {
        last,
        first,
        third,
        rows: {
          type: 'array',
          title: 'rows',
          items: { type: 'object', properties: { b: last, a: first } },
        },
      },
      { uiSchema: { 'ui:order': ['first', 'when', 'third', '*', 'last'] } },
    );
    show({
      form: {
        ...form,
        schema: {
          ...form.schema,
          required: ['last', 'third', 'first'],
          if: { required: ['cost'] },
          else: { properties: { when }, required: ['when'] },
        },
      },
      data: { rows: [{ _row: 'r', a: 1, b: 2 }] },
    });
    await screen.findByRole('textbox', { name: 'third' });
    await userEvent.click(screen.getByRole('button', { name: 'Hand in' }));
    await screen.findByText(/6 things are still to be put right/);
    const [summary] = screen.getAllByRole('alert');
    expect(
      within(summary)
        .getAllByRole('button')
        .map(({ textContent }) => textContent),
    ).toEqual([
      'first',
      'when',
      'third',
      'rows › 1 › last',
      'rows › 1 › first',
      'last',
    ]);
  });

  it('lists a value that it has no field for, and keeps it', async () => {
    const api = show({ data: { summary: 'x', verdict: 'feasible', stray: 1 } });
    await type('Cost', '1');
    const told = await screen.findByRole('alert');
    expect(told).toHaveTextContent(/no field .* is kept .*stray: 1/);
    expect(screen.getByRole('textbox', { name: 'Cost' })).toHaveFocus();
    expect(await obstacles()).toEqual([]);
    await waitFor(() => expect(dataOf(api)).toMatchObject({ stray: 1 }));
  });

  it('shows what the server finds wrong at its field', async () => {
    const api = show({ data: { summary: 'x', verdict: 'no' } });
    await screen.findByRole('textbox', { name: 'Summary' });
    api.refuse.write = refusal(400, {
      message: 'No',
      faults: [
        { path: ['summary'], reason: 'field.odd', message: 'Not that one' },
      ],
    });
    await userEvent.click(screen.getByRole('button', { name: 'Hand in' }));
    await waitFor(() =>
      expect(
        screen.getByRole('textbox', { name: 'Summary' }),
      ).toHaveAccessibleDescription(/Not that one/),
    );
  });

  it('keeps what cannot be read as a number, and says so', async () => {
    const api = show();
    await type('Cost', '12 or so');
    expect(await screen.findByText('This is no whole number.')).toBeVisible();
    await waitFor(() => expect(dataOf(api)).toEqual({ cost: '12 or so' }));
  });

  it('can be read where it may not be written', async () => {
    const deliverables = new FakeDeliverableApi([
      aDeliverable({ data: { summary: 'Done' } }),
    ]);
    deliverables.forbidden.edit = {
      allowed: false,
      reason: 'cutover.not-running',
      message: 'It is closed',
    };
    renderPage(<Page />, {
      api: new FakeCutoverApi([aCutover()], undefined, { deliverables }),
    });
    expect(
      await screen.findByText(/You can read this here, not change it/),
    ).toHaveTextContent('The cutover no longer runs');
    expect(screen.getByRole('textbox', { name: 'Summary' })).toHaveAttribute(
      'readonly',
    );
  });

  it('says which fields can be read and not changed', async () => {
    show({
      form: aFormOf(
        {
          summary: { type: 'string', title: 'Summary' },
          cost: { type: 'string', title: 'Cost' },
        },
        { uiSchema: { cost: { 'ui:readonly': true } }, readOnly: ['cost'] },
      ),
    });
    const cost = await screen.findByRole('textbox', { name: 'Cost' });
    expect(cost).toHaveAttribute('readonly');
    const said = screen.getAllByText('You can read this, not change it.');
    expect(said).toHaveLength(1);
    expect(cost.closest('[data-field]')).toContainElement(said[0]);
    expect(await obstacles()).toEqual([]);
  });

  it('says where a value came from, until somebody changes it', async () => {
    show({
      prefilled: {
        data: { summary: 'From there' },
        basedOn: 0,
        origins: [
          {
            field: 'summary',
            from: {
              kind: 'deliverable',
              deliverable: 'feasibility',
              revision: 2,
              field: 'summary',
            },
          },
        ],
      },
    });
    expect(
      await screen.findByText('From Feasibility assessment, revision 2'),
    ).toBeInTheDocument();
    await type('Summary', ' and more');
    await waitFor(() =>
      expect(screen.queryByText(/revision 2/)).not.toBeInTheDocument(),
    );
  });

  it('lists single values, which are added, moved and removed by keyboard', async () => {
    const api = show({
      form: aFormOf({
        goals: { type: 'array', title: 'Goals', items: { type: 'string' } },
      }),
      data: { goals: ['First'] },
    });
    const add = await screen.findByRole('button', { name: /Add to/ });
    await userEvent.click(add);
    const fields = await screen.findAllByRole('textbox');
    expect(fields).toHaveLength(2);
    await userEvent.click(fields[1]);
    await userEvent.paste('Second');
    // Without a pause: what was typed is in the list that is turned round.
    await userEvent.click(
      screen.getByRole('button', { name: 'Move entry 2 up' }),
    );
    await waitFor(() =>
      expect(dataOf(api)).toEqual({ goals: ['Second', 'First'] }),
    );
    expect(await obstacles()).toEqual([]);
  });

  it('is saved with its defaults, though not because somebody looks at it', async () => {
    const api = show({
      form: aFormOf({
        note: { type: 'string', title: 'Note' },
        agreed: { type: 'boolean', title: 'Agreed', default: false },
      }),
    });
    await type('Note', 'Hello');
    await waitFor(() =>
      expect(dataOf(api)).toEqual({ note: 'Hello', agreed: false }),
    );
    expect(api.saves).toHaveLength(1);
  });
});

describe('What is typed without a pause', () => {
  it('is all kept, though it is in several fields', async () => {
    const api = show({
      form: aFormOf(
        {
          summary: { type: 'string', title: 'Summary' },
          text: { type: 'string', title: 'Text' },
          cost: { type: 'number', title: 'Cost' },
          agreed: { type: 'boolean', title: 'Agreed' },
        },
        { uiSchema: { text: { 'ui:widget': 'textarea' } } },
      ),
    });
    await type('Summary', 'It pays');
    await type('Text', 'More of it');
    await type('Cost', '12');
    // A field that the form changes, and that is not typed in.
    await userEvent.click(screen.getByRole('checkbox', { name: /Agreed/ }));
    await type('Summary', ', at once');
    expect(api.saves).toEqual([]);
    await waitFor(() =>
      expect(dataOf(api)).toEqual({
        summary: 'It pays, at once',
        text: 'More of it',
        cost: 12,
        agreed: true,
      }),
    );
  });

  it('is not called saved before it is', async () => {
    const api = show();
    await type('Summary', 'It pays');
    expect(await screen.findByText('Saving…')).toBeInTheDocument();
    expect(dataOf(api)).toBeUndefined();
    expect(await screen.findByText(/^Saved/)).toBeInTheDocument();
    expect(dataOf(api)).toEqual({ summary: 'It pays' });
  });

  it('is saved when the page is left at once', async () => {
    const { api, leave } = showAndLeave();
    await type('Summary', 'It pays');
    leave();
    await waitFor(() => expect(dataOf(api)).toEqual({ summary: 'It pays' }));
  });

  it('is on this computer when the page is closed at once', async () => {
    const { api, leave } = showAndLeave();
    await type('Summary', 'It pays');
    window.dispatchEvent(new Event('pagehide'));
    api.offline = true;
    leave();
    show();
    expect(await screen.findByRole('textbox', { name: 'Summary' })).toHaveValue(
      'It pays',
    );
  });

  it('is part of what is handed in at once', async () => {
    const api = show({ data: { verdict: 'no' } });
    await type('Summary', 'It pays');
    await userEvent.click(screen.getByRole('button', { name: 'Hand in' }));
    await waitFor(() =>
      expect(api.stored('feasibility').revisions).toMatchObject([
        { data: { summary: 'It pays', verdict: 'no' } },
      ]),
    );
  });

  it('stays while somebody else’s change arrives', async () => {
    const api = show({ data: { summary: 'Old', cost: 1 } });
    const field = await screen.findByRole('textbox', { name: 'Summary' });
    api.beforeSave = async () => {
      api.beforeSave = undefined;
      await api.as(bob).saveDraft(ref, 1, { data: { cost: 5 } });
      await userEvent.type(field, ' two');
    };
    await userEvent.type(field, ' one');
    await waitFor(() =>
      expect(screen.getByRole('textbox', { name: 'Cost' })).toHaveValue('5'),
    );
    await userEvent.type(field, ' three');
    expect(field).toHaveValue('Old one two three');
    await waitFor(() =>
      expect(dataOf(api)).toEqual({ summary: 'Old one two three', cost: 5 }),
    );
  });
});

describe('A form that somebody else writes on too', () => {
  it('offers both texts of a field that both changed', async () => {
    const api = show({ data: { summary: 'Old', cost: 1 } });
    const field = await screen.findByRole('textbox', { name: 'Summary' });
    await api
      .as(bob)
      .saveDraft(ref, 1, { data: { summary: 'Bob’s', cost: 5 } });
    await userEvent.type(field, '!');
    const chooser = await screen.findByRole('group', {
      name: 'Somebody else changed the same fields',
    });
    expect(screen.getByRole('textbox', { name: 'Cost' })).toHaveValue('5');
    expect(field).toHaveValue('Old!');
    expect(await obstacles()).toEqual([]);
    await userEvent.click(
      within(chooser).getByRole('radio', { name: /Bob’s/ }),
    );
    await userEvent.click(
      within(chooser).getByRole('button', { name: /Go on/ }),
    );
    await waitFor(() => expect(field).toHaveValue('Bob’s'));
    const expected: JsonObject = { summary: 'Bob’s', cost: 5 };
    expect(dataOf(api)).toEqual(expected);
    await waitFor(() => expect(chooser).not.toBeInTheDocument());
  });
});

describe('A form without a connection', () => {
  it('says quietly that nothing is lost, and saves when it is back', async () => {
    const api = show();
    const field = await screen.findByRole('textbox', { name: 'Summary' });
    api.offline = true;
    await userEvent.type(field, 'On the train');
    expect(
      await screen.findByText(
        'Not saved yet: no connection. What you typed is kept on this computer.',
      ),
    ).toHaveAttribute('role', 'status');
    api.offline = false;
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(
      await screen.findByText(/^Saved (just now|.* ago)$/),
    ).toBeInTheDocument();
    expect(dataOf(api)).toEqual({ summary: 'On the train' });
  });
});

it('says that there is no such document', async () => {
  show({ id: 'another' });
  expect(await screen.findByText('missing')).toBeInTheDocument();
});
