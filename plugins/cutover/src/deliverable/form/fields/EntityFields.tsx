import type { FieldExtensionComponentProps } from '@backstage/plugin-scaffolder-react';
import { EntityPicker } from '../../../lifecycle/parts/EntityPicker';
import { isObject } from '../draft/values';
import type { FormFields } from './useFormFields';

type Props = FieldExtensionComponentProps<string | string[]>;

/**
 * Pickers for the names by which templates ask for the scaffolder's own. A portal on the legacy frontend system hands its
 * fields to the scaffolder's page alone, so that nobody else can reach them.
 */
export const entityFields: FormFields = {
  EntityPicker: picker(false, []),
  OwnedEntityPicker: picker(false, []),
  MultiEntityPicker: picker(true, []),
  OwnerPicker: picker(false, ['Group', 'User']),
  MyGroupsPicker: picker(false, ['Group']),
};

function picker(several: boolean, usual: string[]) {
  return function EntityField(props: Props) {
    const { formData, onChange, schema, uiSchema, idSchema } = props;
    const kinds = kindsIn(uiSchema['ui:options'] ?? {});
    return (
      <EntityPicker
        id={idSchema.$id}
        label={uiSchema['ui:title'] ?? schema.title ?? props.name}
        kinds={kinds.length > 0 ? kinds : usual}
        value={formData === undefined ? [] : [formData].flat()}
        onChange={refs => onChange(several ? refs : refs[0])}
        max={several ? undefined : 1}
        required={props.required}
        disabled={props.disabled || props.readonly || uiSchema['ui:disabled']}
        invalid={(props.rawErrors ?? []).length > 0}
      />
    );
  };
}

function kindsIn(options: object): string[] {
  const { allowedKinds, catalogFilter } = options as Record<string, unknown>;
  const filters = [catalogFilter].flat().filter(isObject);
  return [allowedKinds, ...filters.map(({ kind }) => kind)]
    .flat()
    .filter((kind): kind is string => typeof kind === 'string');
}
