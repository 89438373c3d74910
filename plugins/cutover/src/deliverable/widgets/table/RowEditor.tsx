import { useMemo } from 'react';
import Button from '@material-ui/core/Button';
import Dialog from '@material-ui/core/Dialog';
import DialogActions from '@material-ui/core/DialogActions';
import DialogContent from '@material-ui/core/DialogContent';
import DialogTitle from '@material-ui/core/DialogTitle';
import { Progress } from '@backstage/core-components';
import type { ErrorSchema } from '@rjsf/utils';
import { useWords } from '../../../lifecycle/words/useWords';
import {
  FieldNotesContext,
  type FormContext,
  type FormStore,
} from '../../form/fields/formContext';
import { withDefinitions } from '../../form/fields/preparedForm';
import { RjsfForm } from '../../form/fields/RjsfForm';
import { useFormFields } from '../../form/fields/useFormFields';
import type { Row } from './rows';
import type { Table } from './useTable';

const NO_ERRORS = {};
/** What the page says at its fields is not said of fields of the same name in a row. */
const NOTHING = {};

interface RowEditorProps {
  number: number;
  title: string;
  row: Row;
  table: Table;
  errors?: ErrorSchema;
  /** Where the fields of the row write to. */
  store: FormStore;
  close(): void;
}

/** One row with all its fields, also those that have no place in a cell. What is written is kept at once. */
export function RowEditor(props: RowEditorProps) {
  const { row, table, store, close } = props;
  const { items, itemsUi, root, widget } = table;
  const { timeZone, deliverable, prefix = 'table' } = widget.context;
  const { t, zone } = useWords();
  const fields = useFormFields();
  const form = useMemo(
    () => ({
      schema: withDefinitions(items, root),
      uiSchema: { ...itemsUi, 'ui:label': false },
    }),
    [items, itemsUi, root],
  );
  const context = useMemo<FormContext>(
    () => ({
      store,
      prefix: `${prefix}-row`,
      timeZone: timeZone ?? zone,
      deliverable,
      reveal: new Map(),
      get formData() {
        return store.data;
      },
    }),
    [store, prefix, timeZone, zone, deliverable],
  );

  return (
    <Dialog
      open
      fullWidth
      maxWidth="md"
      onClose={close}
      aria-labelledby={`${context.prefix}-title`}
    >
      <DialogTitle id={`${context.prefix}-title`}>
        {t('deliverable.widget.table.row', {
          title: props.title,
          number: String(props.number),
        })}
      </DialogTitle>
      <DialogContent dividers>
        {fields ? (
          <FieldNotesContext.Provider value={NOTHING}>
            <RjsfForm
              form={form}
              data={row}
              fields={fields}
              context={context}
              errors={props.errors ?? NO_ERRORS}
              readonly={widget.fixed}
            />
          </FieldNotesContext.Provider>
        ) : (
          <Progress />
        )}
      </DialogContent>
      <DialogActions>
        <Button color="primary" variant="contained" onClick={close}>
          {t('deliverable.widget.table.done')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
