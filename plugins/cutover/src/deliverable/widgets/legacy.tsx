import { lazy, Suspense, type ComponentType, type ReactElement } from 'react';
import { Progress } from '@backstage/core-components';
import { createApiFactory, getComponentData } from '@backstage/core-plugin-api';
import {
  createScaffolderFieldExtension,
  type CustomFieldValidator,
  type FieldExtensionComponentProps,
  type FieldExtensionOptions,
} from '@backstage/plugin-scaffolder-react';
import {
  createFormField,
  formFieldsApiRef,
} from '@backstage/plugin-scaffolder-react/alpha';
import { cutoverPlugin } from '../../plugin';

type Field<T> = ComponentType<FieldExtensionComponentProps<T, any>>;

/** A field whose code is loaded when a form asks for it. */
function fieldExtension<T>(
  name: string,
  load: (fields: typeof import('./fields')) => {
    component: Field<T>;
    validation?: CustomFieldValidator<T>;
  },
) {
  const Loaded = lazy(async () => ({
    default: load(await import('./fields')).component,
  }));
  return createScaffolderFieldExtension<T, any>({
    name,
    validation: async (...asked) =>
      load(await import('./fields')).validation?.(...asked),
    component: props => (
      <Suspense fallback={<Progress />}>
        <Loaded {...props} />
      </Suspense>
    ),
  });
}

/** Our own form fields for `<ScaffolderFieldExtensions>` of the legacy frontend system. */
export const CutoverTableFieldExtension = cutoverPlugin.provide(
  fieldExtension('CutoverTable', fields => fields.tableField),
);

export const CutoverMarkdownFieldExtension = cutoverPlugin.provide(
  fieldExtension('CutoverMarkdown', fields => fields.markdownField),
);

export const CutoverDateFieldExtension = cutoverPlugin.provide(
  fieldExtension('CutoverDate', fields => fields.dateField),
);

export const CutoverPeriodFieldExtension = cutoverPlugin.provide(
  fieldExtension('CutoverPeriod', fields => fields.periodField),
);

export const CutoverFileFieldExtension = cutoverPlugin.provide(
  fieldExtension('CutoverFile', fields => fields.fileField),
);

export const CutoverRatingFieldExtension = cutoverPlugin.provide(
  fieldExtension('CutoverRating', fields => fields.ratingField),
);

export const CutoverLinkFieldExtension = cutoverPlugin.provide(
  fieldExtension('CutoverLink', fields => fields.linkField),
);

/** Under which the scaffolder keeps what a field extension is. */
const FIELD = 'scaffolder.extensions.field.v1';

/**
 * For `apis` of a legacy portal, whose scaffolder hands its fields to its own page alone: lets the forms of deliverables
 * use them too, a platform team's own among them.
 *
 * @example
 * ```tsx
 * deliverableFormFields([<EntityPickerFieldExtension />, <OurFieldExtension />])
 * ```
 */
export function deliverableFormFields(extensions: ReactElement[]) {
  return createApiFactory({
    api: formFieldsApiRef,
    deps: {},
    factory: () => ({
      loadFormFields: async () =>
        extensions.flatMap(extension => {
          const field = getComponentData<FieldExtensionOptions<any, any>>(
            extension,
            FIELD,
          );
          if (!field) return [];
          const Component = field.component;
          return createFormField({
            name: field.name,
            component: props => <Component {...props} />,
          });
        }),
    }),
  });
}
