import { useState, type ReactNode } from 'react';
import FormHelperText from '@material-ui/core/FormHelperText';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import type { FieldExtensionComponentProps } from '@backstage/plugin-scaffolder-react';
import type { JsonValue } from '@backstage/types';
import { descriptionId, errorId } from '@rjsf/utils';
import { DescriptionFieldTemplate } from '../form/fields/DescriptionFieldTemplate';
import { keysOfId } from '../form/fields/fieldIds';
import type { FormContext } from '../form/fields/formContext';

export type WidgetProps<T, O extends {} = {}> = FieldExtensionComponentProps<
  T,
  O
>;

/** What every widget of ours reads from what the form library gives it. */
export function readWidget<T, O extends {}>(props: WidgetProps<T, O>) {
  const { uiSchema, schema, idSchema, name } = props;
  const options: Partial<O> = uiSchema['ui:options'] ?? {};
  const { store, ...context } = (props.formContext ??
    {}) as Partial<FormContext>;
  const description = uiSchema['ui:description'] ?? schema.description ?? '';
  const invalid = (props.rawErrors ?? []).length > 0;
  const id = idSchema.$id;
  return {
    id,
    options,
    store,
    context,
    title: String(uiSchema['ui:title'] ?? schema.title ?? name),
    description,
    invalid,
    required: props.required ?? false,
    fixed: Boolean(props.readonly || props.disabled || uiSchema['ui:disabled']),
    /** Ids of what explains the field to a screen reader. */
    describedBy:
      [description && descriptionId(id), invalid && errorId(id)]
        .filter(Boolean)
        .join(' ') || undefined,
  };
}

/**
 * The value of a widget and how it is changed. Shown is what was written last; the form learns of it in its own time, and
 * what others changed comes back the same way.
 */
export function useFieldValue<T, O extends {}>(props: WidgetProps<T, O>) {
  const { formData, onChange } = props;
  const { id, store } = readWidget(props);
  const keys = keysOfId(id);
  const now = () => (store?.at(keys) as T | undefined) ?? formData;
  const [value, setValue] = useState(now);
  const [seen, setSeen] = useState(formData);
  if (formData !== seen) {
    setSeen(formData);
    setValue(now());
  }
  const change = (next: T | undefined, how?: 'typing') => {
    setValue(next);
    // Values are JSON; the types of the form library leave that open.
    const json = next as JsonValue | undefined;
    if (!store) onChange(next);
    else if (how === 'typing') store.type(keys, json);
    else store.set(keys, json);
  };
  return [value, change] as const;
}

const useStyles = makeStyles(theme => ({
  frame: { border: 0, margin: 0, padding: 0, minWidth: 0 },
  title: { padding: 0, marginBottom: theme.spacing(0.5) },
}));

interface WidgetFrameProps {
  widget: ReturnType<typeof readWidget>;
  children: ReactNode;
}

/** Around a widget that is made of several parts. */
export function WidgetFrame({ widget, children }: WidgetFrameProps) {
  const classes = useStyles();
  const { title, required, describedBy } = widget;
  return (
    <fieldset className={classes.frame} aria-describedby={describedBy}>
      <Typography
        component="legend"
        variant="body1"
        className={classes.title}
        color={widget.invalid ? 'error' : 'initial'}
      >
        {title}
        {required && <span aria-hidden> *</span>}
      </Typography>
      <Description widget={widget} />
      {children}
    </fieldset>
  );
}

/** The form draws no description for fields that draw themselves. */
export function Description({ widget }: Pick<WidgetFrameProps, 'widget'>) {
  return (
    <DescriptionFieldTemplate
      id={descriptionId(widget.id)}
      description={widget.description}
    />
  );
}

/** What a widget itself has to say about its value. */
export function Hint(props: {
  id?: string;
  error?: boolean;
  children: ReactNode;
}) {
  return (
    <FormHelperText id={props.id} error={props.error}>
      {props.children}
    </FormHelperText>
  );
}
