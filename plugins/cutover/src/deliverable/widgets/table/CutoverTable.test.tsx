import { useMemo, useState } from 'react';
import {
  act,
  fireEvent,
  screen,
  waitFor,
  within,
} from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { JsonObject } from '@backstage/types';
import { aCutover } from '../../../lifecycle/__testUtils__/aCutover';
import { FakeCutoverApi } from '../../../lifecycle/__testUtils__/FakeCutoverApi';
import {
  obstacles,
  renderPage,
} from '../../../lifecycle/__testUtils__/renderPage';
import { aDeliverable, aFormOf } from '../../__testUtils__/aDeliverable';
import { FakeDeliverableApi } from '../../__testUtils__/FakeDeliverableApi';
import { DeliverableFormEditor } from '../../form/DeliverableFormEditor';
import { useDraft } from '../../form/useDraft';

const ref = { cutover: 'move-the-shop', deliverable: 'feasibility' };

const measures: JsonObject = {
  type: 'array',
  title: 'Measures',
  items: {
    type: 'object',
    required: ['what'],
    properties: {
      _row: { type: 'string' },
      what: { type: 'string', minLength: 1, title: 'What' },
      days: { type: 'integer', minimum: 1, title: 'Days' },
      state: {
        type: 'string',
        title: 'State',
        oneOf: [
          { const: 'open', title: 'Open' },
          { const: 'done', title: 'Done' },
        ],
      },
      agreed: { type: 'boolean', title: 'Agreed', default: false },
      why: { type: 'string', title: 'Why' },
      due: { type: 'string', format: 'date', title: 'Due' },
    },
  },
};
const uiSchema: JsonObject = {
  measures: { items: { why: { 'ui:widget': 'textarea' } } },
};

const rows = (count: number) =>
  Array.from({ length: count }, (_, index) => ({
    _row: `r${index}`,
    what: `Step ${index}`,
    days: index + 1,
  }));

function Page() {
  const draft = useDraft(ref);
  return draft.screen === 'ready' ? (
    <>
      <DeliverableFormEditor draft={draft} timeZone="UTC" />
      <button onClick={() => draft.submit()}>Hand in</button>
    </>
  ) : null;
}

async function show(data: JsonObject = {}, readOnly: string[] = []) {
  const deliverables = new FakeDeliverableApi([
    aDeliverable({
      form: aFormOf(
        { measures },
        {
          uiSchema:
            readOnly.length > 0
              ? { measures: { 'ui:readonly': true } }
              : uiSchema,
          readOnly,
        },
      ),
      data,
    }),
  ]);
  renderPage(<Page />, {
    api: new FakeCutoverApi([aCutover()], undefined, { deliverables }),
  });
  await screen.findByRole('group', { name: /Measures/ });
  return deliverables;
}

const cell = (row: number, column: number) =>
  screen
    .getByRole('grid', { name: 'Measures' })
    .querySelector<HTMLElement>(`[data-cell="${row}-${column}"]`)!;

const written = (api: FakeDeliverableApi) =>
  (api.stored('feasibility').draft?.data.measures ?? []) as JsonObject[];

const keys = (text: string) => userEvent.keyboard(text);

function paste(text: string) {
  const event = new Event('paste', { bubbles: true, cancelable: true });
  Object.assign(event, { clipboardData: { getData: () => text } });
  fireEvent(document.activeElement!, event);
}

beforeEach(() => localStorage.clear());

describe('A table in a form', () => {
  it('is written in by keyboard: arrows, Enter, Tab, Escape', async () => {
    const api = await show({ measures: rows(2) });
    act(() => cell(0, 0).focus());
    await keys('{ArrowDown}{Enter}');
    const field = screen.getByRole('textbox', { name: 'What' });
    expect(field).toHaveFocus();
    await keys(' more{Tab}');
    expect(cell(1, 1)).toHaveFocus();
    // Typing begins a new value; Escape takes it back.
    await keys('9{Escape}');
    expect(cell(1, 1)).toHaveTextContent('2');
    await keys('7{Enter}');
    await waitFor(() =>
      expect(written(api)).toEqual([
        rows(1)[0],
        { _row: 'r1', what: 'Step 1 more', days: 7 },
      ]),
    );
    expect(await obstacles()).toEqual([]);
  });

  it('offers choices, and turns what is yes or no', async () => {
    const api = await show({ measures: rows(1) });
    act(() => cell(0, 2).focus());
    await keys('{Enter}');
    await userEvent.selectOptions(
      screen.getByRole('combobox', { name: 'State' }),
      'Done',
    );
    await keys('{Tab}');
    expect(cell(0, 3)).toHaveFocus();
    await keys(' ');
    await waitFor(() =>
      expect(written(api)[0]).toMatchObject({ state: 'done', agreed: true }),
    );
    expect(cell(0, 2)).toHaveTextContent('Done');
    expect(cell(0, 3)).toHaveTextContent('Yes');
  });

  it('gets rows added, duplicated, moved and removed, each with an id that stays', async () => {
    const api = await show({ measures: rows(1) });
    await userEvent.click(screen.getByRole('button', { name: 'Add a row' }));
    expect(cell(1, 0)).toHaveFocus();
    await keys('New');
    await keys('{Enter}');
    await keys('{Alt>}{ArrowUp}{/Alt}');
    expect(cell(0, 0)).toHaveFocus();
    await waitFor(() =>
      expect(written(api).map(({ what }) => what)).toEqual(['New', 'Step 0']),
    );
    const id = written(api)[0]._row;
    expect(written(api)[0]).toMatchObject({ agreed: false });

    await userEvent.click(
      screen.getByRole('button', { name: 'What to do with row 1' }),
    );
    await userEvent.click(
      await screen.findByRole('menuitem', { name: 'Duplicate' }),
    );
    await waitFor(() => expect(written(api)).toHaveLength(3));
    expect(written(api)[0]._row).toBe(id);
    expect(new Set(written(api).map(({ _row }) => _row)).size).toBe(3);

    await userEvent.click(
      screen.getByRole('button', { name: 'What to do with row 3' }),
    );
    await userEvent.click(
      await screen.findByRole('menuitem', { name: 'Remove' }),
    );
    await waitFor(() => expect(written(api)).toHaveLength(2));
  });

  it('shows 25 rows a page, and turns to the row that is wrong', async () => {
    await show({
      measures: rows(60).map((row, index) =>
        index === 40 ? { ...row, what: undefined } : row,
      ) as JsonObject[],
    });
    expect(screen.getByText('1–25 of 60')).toBeInTheDocument();
    expect(screen.getAllByRole('row')).toHaveLength(26);
    act(() => cell(24, 0).focus());
    await keys('{ArrowDown}');
    expect(cell(25, 0)).toHaveFocus();
    await userEvent.click(screen.getByRole('button', { name: 'Hand in' }));
    await userEvent.click(
      await screen.findByRole('button', { name: 'Measures › 41 › What' }),
    );
    await waitFor(() => expect(cell(40, 0)).toHaveFocus());
    expect(cell(40, 0)).toHaveTextContent('This is needed; fill it in.');
    expect(cell(40, 0)).toBeInvalid();
  });

  it('opens a row with all its fields, those in it that are too long for a cell too', async () => {
    const api = await show({ measures: rows(2) });
    act(() => cell(1, 4).focus());
    await keys('{Enter}');
    const dialog = await screen.findByRole('dialog', {
      name: 'Measures, row 2',
    });
    expect(await obstacles(dialog)).toEqual([]);
    await userEvent.click(within(dialog).getByRole('textbox', { name: 'Why' }));
    await userEvent.paste('Since it is late');
    await userEvent.click(within(dialog).getByRole('button', { name: 'Done' }));
    await waitFor(() =>
      expect(written(api)[1]).toEqual({
        ...rows(2)[1],
        agreed: undefined,
        why: 'Since it is late',
      }),
    );
    await waitFor(() =>
      expect(cell(1, 4)).toHaveTextContent('Since it is late'),
    );
  });

  it('can be read and moved about in where it may not be written', async () => {
    await show({ measures: rows(1) }, ['measures']);
    act(() => cell(0, 0).focus());
    await keys('x{Delete}');
    expect(cell(0, 0)).toHaveTextContent('Step 0');
    expect(screen.queryByRole('textbox')).not.toBeInTheDocument();
    expect(
      screen.queryByRole('button', { name: 'Add a row' }),
    ).not.toBeInTheDocument();
    expect(await obstacles()).toEqual([]);
  });
});

describe('Cells from a spreadsheet', () => {
  it('are looked at, and go in from the focused cell on', async () => {
    const api = await show({ measures: rows(2) });
    act(() => cell(1, 0).focus());
    paste('Changed\t5\tdone\r\nAdded\t\topen\r\nWrong\tmany\t\r\n');
    const dialog = await screen.findByRole('dialog', {
      name: 'What this would change',
    });
    expect(
      within(dialog).getByRole('heading', { name: 'One new row' }),
    ).toBeInTheDocument();
    expect(
      within(dialog).getByText(
        'What: Step 1 → Changed · Days: 2 → 5 · State: – → Done',
      ),
    ).toBeInTheDocument();
    expect(
      within(dialog).getByText(
        'Row 3 of what is brought in: Days: This is no whole number.',
      ),
    ).toBeInTheDocument();
    expect(await obstacles(dialog)).toEqual([]);
    await userEvent.click(
      within(dialog).getByRole('button', { name: 'Take 2 rows' }),
    );
    await waitFor(() =>
      expect(written(api)).toEqual([
        rows(1)[0],
        { _row: 'r1', what: 'Changed', days: 5, state: 'done' },
        expect.objectContaining({ what: 'Added', state: 'open' }),
      ]),
    );
  });

  it('say how many columns of theirs the table has no place for', async () => {
    await show({ measures: rows(1) });
    act(() => cell(0, 1).focus());
    paste(`5\tdone${'\t'.repeat(10)}one\ttwo\n`);
    const dialog = await screen.findByRole('dialog');
    expect(
      within(dialog).getByText(
        '2 columns of what was pasted are left out: the table ends before them.',
      ),
    ).toBeInTheDocument();
    expect(await obstacles(dialog)).toEqual([]);
  });

  it('may be taken although they are wrong, to be put right here', async () => {
    const api = await show({ measures: rows(1) });
    act(() => cell(0, 1).focus());
    paste('many\t\n');
    const dialog = await screen.findByRole('dialog');
    await userEvent.click(within(dialog).getByRole('checkbox'));
    await userEvent.click(
      within(dialog).getByRole('button', { name: 'Take one row' }),
    );
    await waitFor(() =>
      expect(written(api)[0]).toMatchObject({ days: 'many' }),
    );
    expect(
      await within(cell(0, 1)).findByText('This is no whole number.'),
    ).toBeInTheDocument();
  });
});

describe('A file', () => {
  async function bringIn(content: BlobPart, name = 'rows.csv') {
    const input = document.querySelector<HTMLInputElement>('input[type=file]');
    await userEvent.upload(input!, new File([content], name), {
      applyAccept: false,
    });
  }

  it('is looked at before it is taken', async () => {
    const api = await show({ measures: rows(2) });
    await bringIn('What,Days,_row\nNew step,3,\nStep 1,20,r1\n');
    const dialog = await screen.findByRole('dialog');
    await userEvent.click(
      within(dialog).getByRole('checkbox', {
        name: 'Remove the one row that is not in the file',
      }),
    );
    await userEvent.click(within(dialog).getByRole('button', { name: /Take/ }));
    await waitFor(() =>
      expect(written(api)).toEqual([
        { ...rows(2)[1], days: 20 },
        expect.objectContaining({ what: 'New step', days: 3 }),
      ]),
    );
  });

  it('is shown as the document will be read', async () => {
    await show({ measures: [{ ...rows(1)[0], due: '2026-12-03' }] });
    await bringIn(
      'What,Due,_row\nStep 0,2026-12-24,r0\nNew step,2027-01-08,\n',
    );
    const dialog = await screen.findByRole('dialog');
    expect(dialog).toHaveTextContent('Due: Dec 3, 2026 → Dec 24, 2026');
    expect(dialog).toHaveTextContent('New step · Jan 8, 2027');
  });

  it('says which of its columns are left out, and what may have been meant', async () => {
    const api = await show({ measures: rows(1) });
    await bringIn('What,Dayz,Budget,\nNew step,3,900,lost\n');
    const dialog = await screen.findByRole('dialog');
    const told = within(dialog).getByRole('alert');
    expect(told).toHaveTextContent(
      'This table does not have 3 columns of the file. They are left out:',
    );
    expect(
      within(told)
        .getAllByRole('listitem')
        .map(item => item.textContent),
    ).toEqual([
      '“Dayz”: if “Days” is meant, call it that in the file and bring it in again',
      '“Budget”',
      'Column 4, which has no title in the first line',
    ]);
    expect(await obstacles(dialog)).toEqual([]);
    await userEvent.click(within(dialog).getByRole('button', { name: /Take/ }));
    await waitFor(() => expect(written(api)).toHaveLength(2));
    expect(written(api)[1]).not.toHaveProperty('days');
  });

  it.each([
    ['that is none', '%PDF-1.7\u0000', /no spreadsheet/],
    ['without rows', 'What,Days\n', /nothing in the file/],
    ['with other columns', 'a,b\n1,2\n', /None of the columns/],
    [
      'with too many rows',
      `What\n${'x\n'.repeat(2001)}`,
      /more than 2000 rows/,
    ],
  ])('%s gets a clear answer', async (_what, content, answer) => {
    await show();
    await bringIn(content);
    expect(await screen.findByRole('alert')).toHaveTextContent(answer);
  });
});

it('is used in the scaffolder’s wizard too, where rows have no ids', async () => {
  const { CutoverTable } = await import('./CutoverTable');
  const seen: unknown[] = [];
  function Wizard() {
    const [data, setData] = useState<any>([{ what: 'First' }]);
    const props: any = useMemo(
      () => ({
        schema: measures,
        uiSchema: {},
        idSchema: { $id: 'root_measures' },
        name: 'measures',
        registry: { rootSchema: measures },
        formContext: { formData: {} },
        rawErrors: [],
      }),
      [],
    );
    return (
      <CutoverTable
        {...props}
        formData={data}
        onChange={(next: unknown) => {
          seen.push(next);
          setData(next);
        }}
      />
    );
  }
  renderPage(<Wizard />, { api: new FakeCutoverApi([aCutover()]) });
  await screen.findByRole('grid');
  act(() => cell(0, 0).focus());
  await keys('{Enter} step{Enter}');
  expect(seen.pop()).toEqual([{ what: 'First step' }]);
  await userEvent.click(screen.getByRole('button', { name: 'Add a row' }));
  expect(seen.pop()).toEqual([{ what: 'First step' }, { agreed: false }]);
});
