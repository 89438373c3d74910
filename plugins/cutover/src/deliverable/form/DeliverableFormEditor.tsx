import {
  type DragEvent,
  forwardRef,
  useCallback,
  useImperativeHandle,
  useMemo,
  useRef,
} from 'react';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import Alert from '@material-ui/lab/Alert';
import { Progress } from '@backstage/core-components';
import type { ValuePath } from '@backstage-cutover/plugin-cutover-common';
import { later } from '../widgets/later';
import { reasonWords } from '../../lifecycle/words/refusal';
import { useWords } from '../../lifecycle/words/useWords';
import { keysOf, type Keys } from './draft/values';
import { errorSchemaOf, shownFaults } from './fields/errorSchema';
import { focusField, idOf } from './fields/fieldIds';
import {
  FieldNotesContext,
  type FieldNotes,
  type FormContext,
} from './fields/formContext';
import { preparedForm } from './fields/preparedForm';
import { RjsfForm } from './fields/RjsfForm';
import { useFormFields } from './fields/useFormFields';
import { FaultSummary, isStray } from './FaultSummary';
import { faultWords } from './faultWords';
import { StrayNotice } from './StrayNotice';
import { fieldAt } from './titles';
import type { ReadyDraft } from './useDraft';
import { useOriginWords } from './useOriginWords';

const ConflictChooser = later(() =>
  import('./ConflictChooser').then(m => m.ConflictChooser),
);

const PREFIX = 'deliverable';

const useStyles = makeStyles(theme => ({
  root: {
    display: 'flex',
    flexDirection: 'column',
    gap: theme.spacing(2),
    minWidth: 0,
  },
}));

export interface DeliverableFormEditorProps {
  draft: ReadyDraft;
  /** The zone of the plan, in which times are written. */
  timeZone: string;
  /** What the page adds at each field, such as its comments. Keep it the same object as long as it says the same. */
  aside?: FieldNotes['aside'];
}

export interface FormHandle {
  /** Puts the focus into a field, or the cell of a table. */
  focus(path: ValuePath): void;
}

/** The form of a deliverable, to be written on. */
export const DeliverableFormEditor = forwardRef<
  FormHandle,
  DeliverableFormEditorProps
>(({ draft, timeZone, aside }, handle) => {
  const { view, data, store, faults, triesInVain, conflict } = draft;
  const isTried = triesInVain > 0;
  const { dropped, strays } = draft;
  const { cutover, deliverable } = draft.deliverable;
  const { t, language } = useWords();
  const classes = useStyles();
  const fields = useFormFields();
  const root = useRef<HTMLDivElement>(null);
  const { edit } = view.allowed;
  const form = preparedForm(view.form, language, !edit.allowed);

  const context = useMemo<FormContext>(
    () => ({
      store,
      prefix: PREFIX,
      timeZone,
      deliverable: { cutover, deliverable },
      reveal: new Map(),
      get formData() {
        return store.data;
      },
    }),
    [store, timeZone, cutover, deliverable],
  );
  const focus = useCallback(
    (keys: Keys) => {
      // A table shows some of its rows only, and has to turn to the one that is meant.
      for (let length = keys.length; length > 0; length--) {
        const reveal = context.reveal.get(idOf(PREFIX, keys.slice(0, length)));
        if (reveal) {
          reveal(keys.slice(length));
          return;
        }
      }
      if (root.current) focusField(idOf(PREFIX, keys), root.current);
    },
    [context],
  );
  useImperativeHandle(
    handle,
    () => ({
      focus: path => {
        const keys = keysOf(store.data, path);
        if (keys) focus(keys);
      },
    }),
    [store, focus],
  );

  const errors = useMemo(
    () =>
      errorSchemaOf(shownFaults(faults, data, isTried), fault =>
        faultWords(t, fault),
      ),
    [faults, data, isTried, t],
  );
  const origins = useOriginWords(draft.deliverable, view.working, data);
  const notes = useMemo<FieldNotes>(
    () => ({
      aside,
      below: keys => {
        const words = keys.length === 1 && origins.get(String(keys[0]));
        return words ? (
          <Typography variant="caption">{words}</Typography>
        ) : null;
      },
    }),
    [aside, origins],
  );

  const summed = isTried ? faults : faults.filter(isStray);

  if (!fields) return <Progress />;
  return (
    <div
      className={classes.root}
      ref={root}
      onDragOver={keepPage}
      onDrop={keepPage}
    >
      {!edit.allowed && (
        <Alert severity="info">
          {t('deliverable.form.readOnly', { why: reasonWords(t, edit) })}
        </Alert>
      )}
      {draft.restored && (
        <Alert severity="info">{t('deliverable.form.restored')}</Alert>
      )}
      {conflict && (
        <ConflictChooser
          {...conflict}
          form={form}
          data={data}
          timeZone={timeZone}
          deliverable={draft.deliverable}
        />
      )}
      {summed.length > 0 && (
        <FaultSummary
          faults={summed}
          form={form}
          data={data}
          focus={focus}
          wanted={triesInVain}
        />
      )}
      <FieldNotesContext.Provider value={notes}>
        <RjsfForm
          form={form}
          data={data}
          fields={fields}
          context={context}
          errors={errors}
          readonly={!edit.allowed}
        />
      </FieldNotesContext.Provider>
      {dropped.length > 0 && (
        <Alert severity="info">
          {t('deliverable.form.dropped', { count: dropped.length })}
          <ul style={{ margin: 0, paddingInlineStart: 20 }}>
            {dropped.map(path => (
              <li key={JSON.stringify(path)}>
                {fieldAt(form, data, keysOf(data, path) ?? []).titles.join(
                  ' › ',
                )}
              </li>
            ))}
          </ul>
        </Alert>
      )}
      <StrayNotice strays={strays} data={data} />
    </div>
  );
});

/** A file that is let go beside its field: the browser would show it in the place of the page. */
function keepPage(event: DragEvent) {
  if (event.defaultPrevented || !event.dataTransfer.types.includes('Files'))
    return;
  event.preventDefault();
  event.dataTransfer.dropEffect = 'none';
}
