import { memo, useEffect, useMemo, useRef } from 'react';
import { Form } from '@backstage/plugin-scaffolder-react/alpha';
import type { JsonObject } from '@backstage/types';
import type { ErrorSchema, RJSFSchema, UiSchema } from '@rjsf/utils';
import { isObject, valueAt } from '../draft/values';
import { DescriptionFieldTemplate } from './DescriptionFieldTemplate';
import { ID_SEPARATOR, keysOfId } from './fieldIds';
import type { FormContext } from './formContext';
import { formValidator } from './formValidator';
import type { PreparedForm } from './preparedForm';
import {
  ArrayFieldTemplate,
  FieldTemplate,
  ObjectFieldTemplate,
} from './templates';
import { TypedInput } from './TypedInput';
import type { FormFields } from './useFormFields';

interface RjsfFormProps {
  form: PreparedForm;
  data: JsonObject;
  fields: FormFields;
  context: FormContext;
  errors: ErrorSchema;
  readonly: boolean;
}

const TEMPLATES = {
  FieldTemplate,
  DescriptionFieldTemplate,
  ObjectFieldTemplate,
  ArrayFieldTemplate,
  BaseInputTemplate: TypedInput,
};

/** Rows are added by people, and what is empty is not there. */
const DEFAULTS = {
  arrayMinItems: { populate: 'never' },
  emptyObjectFields: 'skipEmptyDefaults',
  constAsDefaults: 'never',
} as const;

/**
 * The scaffolder's form, and the only place that knows it. Values go to the store of the context, field by field, and come
 * back as `data`; judging them is left to others.
 */
export const RjsfForm = memo((props: RjsfFormProps) => {
  const { form, data, fields, context, errors, readonly } = props;
  const { store } = context;
  const begun = useRef<JsonObject>();
  const uiSchema = useMemo(
    () => withoutUnknownFields(form.uiSchema, fields),
    [form, fields],
  );

  // The form tells its defaults while it is drawn, when nothing else may change.
  useEffect(() => {
    if (begun.current) store.begin(begun.current);
    begun.current = undefined;
  });
  const extra = useMemo(
    () => ({ experimental_defaultFormStateBehavior: DEFAULTS }),
    [],
  );

  return (
    <Form
      {...extra}
      tagName="div"
      schema={form.schema as RJSFSchema}
      uiSchema={uiSchema as UiSchema}
      formData={data}
      formContext={context}
      fields={fields}
      templates={TEMPLATES}
      validator={formValidator}
      idPrefix={context.prefix}
      idSeparator={ID_SEPARATOR}
      extraErrors={errors}
      readonly={readonly}
      noValidate
      noHtml5Validate
      showErrorList={false}
      onChange={({ formData }, id) => {
        if (!isObject(formData)) return;
        if (id === undefined) {
          begun.current = formData;
          return;
        }
        const keys = keysOfId(id);
        store.set(keys, valueAt(formData, keys));
      }}
    >
      {/* Without it the form draws a button of its own. */}
      <span hidden />
    </Form>
  );
});

/** Where a portal lacks a field, the library takes a plain one, and leaves it to the missing one to say its title. */
function withoutUnknownFields(ui: JsonObject, fields: FormFields): JsonObject {
  const known = Object.entries(ui).flatMap(([key, value]) => {
    if (key === 'ui:field' && !Object.hasOwn(fields, String(value))) return [];
    const inner = !key.startsWith('ui:') && isObject(value);
    return [[key, inner ? withoutUnknownFields(value, fields) : value]];
  });
  return Object.fromEntries(known);
}
