import {
  act,
  fireEvent,
  screen,
  waitFor,
  within,
} from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { JsonObject } from '@backstage/types';
import { aCutover } from '../../lifecycle/__testUtils__/aCutover';
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
import { DeliverableFormEditor } from '../form/DeliverableFormEditor';
import { useDraft } from '../form/useDraft';
import { CutoverFile } from './CutoverFile';
import { CutoverLink } from './CutoverLink';

const ref = { cutover: 'move-the-shop', deliverable: 'feasibility' };

function Page() {
  const draft = useDraft(ref);
  return draft.screen === 'ready' ? (
    <>
      <DeliverableFormEditor draft={draft} timeZone="Europe/Berlin" />
      <button onClick={() => draft.submit()}>Hand in</button>
    </>
  ) : null;
}

interface Field {
  schema: JsonObject;
  ui?: JsonObject;
  value?: JsonObject[string];
  fixed?: boolean;
}

/** A form with one field. */
async function show(
  { schema, ui = {}, value, fixed }: Field,
  others: Parameters<typeof aDeliverable>[0][] = [],
) {
  const deliverables = new FakeDeliverableApi([
    aDeliverable({
      form: aFormOf(
        { field: { title: 'Field', ...schema } },
        {
          uiSchema: {
            field: { ...ui, ...(fixed ? { 'ui:readonly': true } : {}) },
          },
          readOnly: fixed ? ['field'] : [],
        },
      ),
      data: value === undefined ? {} : { field: value },
    }),
    ...others.map(aDeliverable),
  ]);
  renderPage(<Page />, {
    api: new FakeCutoverApi([aCutover()], undefined, { deliverables }),
  });
  await waitFor(() =>
    expect(document.querySelector('[data-field="deliverable/field"]')).not.toBe(
      null,
    ),
  );
  return {
    api: deliverables,
    written: () => deliverables.stored('feasibility').draft?.data.field,
  };
}

beforeEach(() => localStorage.clear());

describe('A text in Markdown', () => {
  const schema = { type: 'string' };
  const ui = { 'ui:field': 'CutoverMarkdown' };

  it('is written and looked at', async () => {
    const { written } = await show({ schema, ui });
    await userEvent.click(screen.getByRole('textbox', { name: 'Field' }));
    await userEvent.paste('# Way **back**');
    await waitFor(() => expect(written()).toBe('# Way **back**'));
    expect(await obstacles()).toEqual([]);
    await userEvent.click(screen.getByRole('tab', { name: 'Preview' }));
    expect(
      screen.getByRole('heading', { name: 'Way back' }),
    ).toBeInTheDocument();
    expect(await obstacles()).toEqual([]);
  });

  it('runs nothing of what is in it', async () => {
    await show({
      schema,
      ui,
      fixed: true,
      value: [
        '<script>window.ran = true</script>',
        '<img src="x" onerror="window.ran = true">',
        '![seen](https://elsewhere.example/seen.png)',
        '<svg onload="window.ran = true"><circle /></svg>',
        '<iframe src="https://elsewhere.example"></iframe>',
        '[run](javascript:window.ran=true)',
        '[data](data:text/html,<script>window.ran=true</script>)',
        'Harmless',
      ].join('\n\n'),
    });
    const text = (await screen.findByText('Harmless')).parentElement!;
    expect(
      text.querySelector('script, svg, iframe, img, [onerror]'),
    ).toBeNull();
    text.querySelectorAll('a').forEach(link => {
      expect(link.getAttribute('href') ?? '').not.toMatch(
        /^(javascript|data):/,
      );
    });
    expect(window).not.toHaveProperty('ran');
    expect(screen.queryByRole('textbox')).not.toBeInTheDocument();
  });
});

describe('A date', () => {
  it('is typed as one, and needs no zone', async () => {
    const { written } = await show({
      schema: { type: 'string', format: 'date' },
    });
    fireEvent.change(screen.getByLabelText('Field'), {
      target: { value: '2040-03-14' },
    });
    await waitFor(() => expect(written()).toBe('2040-03-14'));
    expect(await obstacles()).toEqual([]);
  });

  it('with a time is typed in the zone of the plan, and kept in UTC', async () => {
    const { written } = await show({
      schema: { type: 'string', format: 'date-time' },
    });
    fireEvent.change(screen.getByLabelText('Field'), {
      target: { value: '2040-07-14T22:00' },
    });
    await waitFor(() => expect(written()).toBe('2040-07-14T20:00:00.000Z'));
    expect(
      await screen.findByText(/Europe\/Berlin \(GMT\+2\)/),
    ).toHaveTextContent('Your time: Jul 14, 2040, 20:00.');
    expect(screen.getByLabelText('Field')).toHaveAccessibleDescription(
      /Your time/,
    );
    expect(await obstacles()).toEqual([]);
  });

  it('says that a time does not exist, as the clocks go forward then', async () => {
    const { written } = await show({
      schema: { type: 'string', format: 'date-time' },
    });
    fireEvent.change(screen.getByLabelText('Field'), {
      target: { value: '2040-03-25T02:30' },
    });
    expect(
      await screen.findByText(/This hour does not exist in Europe\/Berlin/),
    ).toHaveTextContent('Mar 25, 2040, 03:30 is taken');
    await waitFor(() => expect(written()).toBe('2040-03-25T01:30:00.000Z'));
  });

  it('is shown and not typed where it is read-only, and empty where there is none', async () => {
    await show({
      schema: { type: 'string', format: 'date-time' },
      value: 'no time at all',
      fixed: true,
    });
    expect(screen.getByLabelText('Field')).toHaveValue('');
    expect(screen.getByLabelText('Field')).toHaveAttribute('readonly');
    expect(
      await screen.findByText('This is no date with a time.'),
    ).toBeInTheDocument();
  });
});

describe('A period', () => {
  const schema = {
    type: 'object',
    required: ['start', 'end'],
    properties: {
      start: { type: 'string', format: 'date' },
      end: { type: 'string', format: 'date' },
    },
  };
  const ui = { 'ui:field': 'CutoverPeriod' };

  it('has two ends', async () => {
    const { written } = await show({ schema, ui });
    fireEvent.change(screen.getByLabelText(/From/), {
      target: { value: '2040-03-14' },
    });
    fireEvent.change(screen.getByLabelText(/Until/), {
      target: { value: '2040-03-20' },
    });
    await waitFor(() =>
      expect(written()).toEqual({ start: '2040-03-14', end: '2040-03-20' }),
    );
    expect(screen.getByRole('group', { name: /Field/ })).toBeInTheDocument();
    expect(await obstacles()).toEqual([]);
  });

  it('says at its end, for all to hear, that it lies before its start', async () => {
    await show({
      schema,
      ui,
      value: { start: '2040-03-20', end: '2040-03-14' },
    });
    const words = 'The end must not lie before the start.';
    expect(await screen.findByText(words)).toBeInTheDocument();
    expect(screen.getByLabelText(/Until/)).toHaveAccessibleDescription(words);
    expect(screen.getByLabelText(/Until/)).toBeInvalid();
    expect(screen.getByLabelText(/From/)).toBeValid();
    expect(await obstacles()).toEqual([]);
  });

  it('is nothing when both ends are empty again', async () => {
    const { written, api } = await show({
      schema,
      ui,
      value: { start: '2040-03-14' },
    });
    fireEvent.change(screen.getByLabelText(/From/), { target: { value: '' } });
    await waitFor(() => expect(api.saves).toHaveLength(1));
    expect(written()).toBeUndefined();
  });
});

describe('A rating', () => {
  const schema = { type: 'integer', minimum: 1, maximum: 4 };
  const ui = {
    'ui:field': 'CutoverRating',
    'ui:options': { low: { en: 'Hardly' }, high: { en: 'Fully' } },
  };

  it('is chosen from a scale whose ends have a meaning, and taken back', async () => {
    const { written } = await show({ schema, ui });
    const scale = screen.getAllByRole('radio');
    expect(scale).toHaveLength(4);
    await userEvent.click(screen.getByRole('radio', { name: '4 Fully' }));
    await waitFor(() => expect(written()).toBe(4));
    expect(await obstacles()).toEqual([]);
    await userEvent.click(screen.getByRole('button', { name: 'No rating' }));
    await waitFor(() => expect(written()).toBeUndefined());
  });

  it('is shown where it is read-only', async () => {
    await show({ schema, ui, value: 2, fixed: true });
    expect(screen.getByRole('radio', { name: '2' })).toBeChecked();
    expect(screen.getByRole('radio', { name: '1 Hardly' })).toBeDisabled();
  });
});

describe('A file', () => {
  const schema = { type: 'string', format: 'cutover-file' };
  const file = (name: string) =>
    new File(['%PDF-1.7'], name, { type: 'application/pdf' });
  const input = () =>
    document.querySelector<HTMLInputElement>('input[type=file]')!;

  it('is uploaded, shown by its name and taken out', async () => {
    const { api, written } = await show({ schema });
    await screen.findByRole('button', { name: 'Choose a file' });
    expect(await obstacles()).toEqual([]);
    await userEvent.upload(input(), file('report.pdf'));
    expect(
      await screen.findByRole('button', { name: 'Download report.pdf' }),
    ).toBeInTheDocument();
    const [{ file: stored }] = api.stored('feasibility').files;
    await waitFor(() => expect(written()).toBe(stored.id));
    expect(await obstacles()).toEqual([]);
    await userEvent.click(
      screen.getByRole('button', { name: 'Take report.pdf out' }),
    );
    await waitFor(() => expect(written()).toBeUndefined());
  });

  it('can be dropped, several where the form takes several', async () => {
    const { api, written } = await show({
      schema: { type: 'array', items: schema },
    });
    const target = (await screen.findByText('or drop it here')).parentElement!;
    fireEvent.drop(target, { dataTransfer: { files: [file('one.pdf')] } });
    await screen.findByRole('button', { name: 'Download one.pdf' });
    // Both at once, as one drags what one has marked.
    fireEvent.drop(target, {
      dataTransfer: { files: [file('two.pdf'), file('three.pdf')] },
    });
    await screen.findByRole('button', { name: 'Download two.pdf' });
    await screen.findByRole('button', { name: 'Download three.pdf' });
    expect(api.stored('feasibility').files).toHaveLength(3);
    await waitFor(() =>
      expect(written()).toEqual(
        api.stored('feasibility').files.map(each => each.file.id),
      ),
    );
  });

  it('says why it was refused', async () => {
    const { api } = await show({ schema });
    await screen.findByRole('button', { name: 'Choose a file' });
    api.refuse.write = refusal(400, {
      reason: 'input.invalid',
      message: 'odd.pdf: not taken',
      faults: [
        {
          path: ['name'],
          reason: 'file.type-not-taken',
          message: 'Not taken',
          params: { endings: '.pdf' },
        },
      ],
    });
    await userEvent.upload(input(), file('odd.pdf'));
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'odd.pdf: Files of this kind are not taken; use one of .pdf.',
    );
  });

  it('says how large it may be', async () => {
    const { api } = await show({ schema });
    await screen.findByRole('button', { name: 'Choose a file' });
    const error = { reason: 'file.too-large', message: 'No', limit: '50 MiB' };
    api.refuse.write = refusal(413, error);
    await userEvent.upload(input(), file('odd.pdf'));
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'odd.pdf: The file is larger than 50 MiB.',
    );
  });
});

describe('The value of another document', () => {
  const link = (schema: JsonObject, value?: string) => ({
    schema,
    ui: {
      'ui:field': 'CutoverLink',
      'ui:options': { deliverable: 'charter', field: 'goLive' },
    },
    value,
  });
  const charter = (goLive?: string): Parameters<typeof aDeliverable>[0] => ({
    id: 'charter',
    title: 'Charter',
    form: aFormOf({ goLive: { type: 'string', title: 'Go-live' } }),
    revisions: goLive
      ? [
          {
            number: 3,
            hash: '0',
            author: 'user:default/bob',
            byService: false,
            at: '2040-01-02T08:00:00.000Z',
            data: { goLive },
            origins: [],
          },
        ]
      : [],
  });

  it('is shown, taken over, and compared from then on', async () => {
    const { written } = await show(link({ type: 'string' }), [
      charter('Easter'),
    ]);
    expect(
      await screen.findByText(
        'Charter, revision 3 of Jan 2, 2040, says: Easter',
      ),
    ).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Take it over' }));
    expect(await screen.findByText('This is the same.')).toBeInTheDocument();
    await waitFor(() => expect(written()).toBe('Easter'));
    expect(await obstacles()).toEqual([]);
    const own = screen.getByRole('textbox', { name: 'Field' });
    await waitFor(() => expect(own).toHaveValue('Easter'));
    await userEvent.type(own, ' Monday');
    expect(await screen.findByText(/This is not the same/)).toBeInTheDocument();
  });

  it('is said to be missing as long as it is', async () => {
    await show(link({ type: 'string', format: 'date' }), [charter()]);
    expect(
      await screen.findByText('Charter says nothing about this yet.'),
    ).toBeInTheDocument();
    expect(screen.getByLabelText('Field')).toHaveAttribute('type', 'date');
  });

  it('is left out where it cannot be looked up', async () => {
    await show(link({ type: 'string' }));
    expect(
      await screen.findByText(/cannot be looked up now/),
    ).toBeInTheDocument();
  });
});

describe('In the scaffolder’s wizard', () => {
  const props: any = {
    schema: { type: 'string', title: 'Field' },
    uiSchema: {},
    idSchema: { $id: 'root_field' },
    name: 'field',
    rawErrors: [],
    registry: { fields: {}, rootSchema: {} },
    formContext: { formData: {} },
    onChange: () => {},
  };

  it.each([
    ['files', <CutoverFile {...props} />],
    ['values of other documents', <CutoverLink {...props} />],
  ])('%s wait for the documents', async (_what, widget) => {
    renderPage(widget, { api: new FakeCutoverApi([aCutover()]) });
    expect(
      await screen.findByText(/This is filled in later/),
    ).toBeInTheDocument();
    expect(within(document.body).queryByRole('alert')).toBeNull();
    await act(async () => {});
  });
});
