import { useEffect, useRef, type ReactNode } from 'react';
import Button from '@material-ui/core/Button';
import type { DialogProps } from '@material-ui/core/Dialog';
import Alert from '@material-ui/lab/Alert';
import AlertTitle from '@material-ui/lab/AlertTitle';
import type { Fault } from '@backstage-cutover/plugin-cutover-common';
import { ClashChoice } from '../../lifecycle/forms/ClashChoice';
import { FormFrame } from '../../lifecycle/forms/FormFrame';
import type { VersionedForm } from '../../lifecycle/forms/useVersionedForm';
import { Refused } from '../../lifecycle/words/Refused';
import { useWords } from '../../lifecycle/words/useWords';

/** How a field of a form reads, for whoever has to choose between two versions of it. */
export type FieldWords<T> = (
  key: keyof T,
  value: T,
) => { title: string; words: string };

/** Of a form that nobody else changes, nothing is to be chosen. */
const unread = () => ({ title: '', words: '' });

interface FormDialogProps<T extends object, Item> {
  form: VersionedForm<T, Item>;
  title: string;
  /** What the button says. */
  act: string;
  /** What has to be filled in first. */
  missing?: string;
  /** What does not fit together yet. */
  wrong?: string;
  /** What it comes to so far. */
  note?: string;
  /** Where others may change the same meanwhile. */
  words?: FieldWords<T>;
  maxWidth?: DialogProps['maxWidth'];
  onClose(): void;
  children: ReactNode;
}

/** A form in a dialog. Closing it loses nothing; what is refused, or what others did meanwhile, is said within it. */
export function FormDialog<T extends object, Item>(
  props: FormDialogProps<T, Item>,
) {
  const { form, title, act, missing, wrong, note, words } = props;
  const { maxWidth, onClose, children } = props;
  const { t } = useWords();
  const trouble = useRef<HTMLDivElement>(null);
  const isMeanwhile = Boolean(form.meanwhile);
  useEffect(() => {
    // Below a long form nobody would see it.
    if (form.error || isMeanwhile) {
      trouble.current?.scrollIntoView?.({ block: 'nearest' });
    }
  }, [form.error, isMeanwhile]);
  const why = missing ? t('gate.fillIn', { field: missing }) : wrong;
  const state = () => {
    if (form.busy) return t('gate.act.busy');
    return why ?? note ?? (form.changed && t('training.form.kept'));
  };
  return (
    <FormFrame
      title={title}
      act={act}
      still={form.busy || Boolean(why) || isMeanwhile}
      state={state()}
      more={
        form.changed && (
          <Button
            onClick={() => {
              form.discard();
              onClose();
            }}
          >
            {t('training.form.discard')}
          </Button>
        )
      }
      maxWidth={maxWidth}
      onSubmit={form.submit}
      onClose={onClose}
    >
      {children}
      {(form.error || isMeanwhile) && (
        <div ref={trouble}>
          {form.error && (
            <Refused
              error={form.error}
              title={t('training.form.refused')}
              fieldName={path => words && fieldName(path, form.value, words)}
            />
          )}
          {form.meanwhile && <Meanwhile form={form} words={words} />}
        </div>
      )}
    </FormFrame>
  );
}

/** What was sent may hold the fields of the form further within; of a list it is said which entry is meant. */
function fieldName<T extends object>(
  path: Fault['path'],
  value: T,
  words: FieldWords<T>,
): string | undefined {
  const isField = (key: string | number): key is keyof T & string =>
    typeof key === 'string' && Object.hasOwn(value, key);
  const field = path.find(isField);
  if (field === undefined) return undefined;
  const { title } = words(field, value);
  const entry = path[path.indexOf(field) + 1];
  return typeof entry === 'number' ? `${title} ${entry + 1}` : title;
}

interface MeanwhileProps<T extends object, Item> {
  form: VersionedForm<T, Item>;
  words?: FieldWords<T>;
}

/** Somebody else was faster: both versions of what both changed, and the way to go on. */
function Meanwhile<T extends object, Item>(props: MeanwhileProps<T, Item>) {
  const { form, words } = props;
  const { meanwhile, value, busy } = form;
  const { t } = useWords();
  if (!meanwhile) return null;
  const { theirs } = meanwhile;
  const clashes = words ? meanwhile.clashes : [];
  return (
    <Alert severity="warning" role="alert">
      <AlertTitle>{t('training.meanwhile.title')}</AlertTitle>
      {t(
        clashes.length > 0
          ? 'training.meanwhile.choose'
          : 'training.meanwhile.go',
      )}
      <ClashChoice
        name="training"
        clashes={clashes}
        mine={value}
        theirs={theirs}
        words={words ?? unread}
        busy={busy}
        act={t('training.meanwhile.save')}
        onSettle={meanwhile.settle}
      />
    </Alert>
  );
}
