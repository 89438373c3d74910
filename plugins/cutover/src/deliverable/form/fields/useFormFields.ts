import { useMemo, type ComponentType } from 'react';
import useAsync from 'react-use/esm/useAsync';
import { useApiHolder } from '@backstage/core-plugin-api';
import { formFieldsApiRef } from '@backstage/plugin-scaffolder-react/alpha';
import type { FieldExtensionComponentProps } from '@backstage/plugin-scaffolder-react';
import { widgetFields } from '../../widgets/fields';
import { entityFields } from './EntityFields';

export type FormField = ComponentType<FieldExtensionComponentProps<any, any>>;

/** Fields by the names under which forms ask for them. */
export type FormFields = Record<string, FormField>;

const OWN: FormFields = Object.fromEntries(
  widgetFields.map(({ name, component }) => [name, component as FormField]),
);

/**
 * The fields that forms may use: those that the portal has installed for the scaffolder, ours, and pickers of our own where
 * the portal offers none. Undefined until the portal has loaded them.
 */
export function useFormFields(): FormFields | undefined {
  const apis = useApiHolder();
  const { value, error } = useAsync(
    async () => apis.get(formFieldsApiRef)?.loadFormFields() ?? [],
    [apis],
  );
  return useMemo(() => {
    if (!value && !error) return undefined;
    const installed = (value ?? []).flatMap(readField);
    return { ...entityFields, ...Object.fromEntries(installed), ...OWN };
  }, [value, error]);
}

/** What the scaffolder makes of a field is opaque to types, and an object with a name and a component in truth. */
function readField(field: object): [string, FormField][] {
  if (!('name' in field) || !('component' in field)) return [];
  const { name, component } = field;
  return typeof name === 'string' && typeof component === 'function'
    ? [[name, component as FormField]]
    : [];
}
