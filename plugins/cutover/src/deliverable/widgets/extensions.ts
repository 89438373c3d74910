import {
  createFormField,
  FormFieldBlueprint,
} from '@backstage/plugin-scaffolder-react/alpha';

/** Our own form fields for the new frontend system, where every form of the portal may use them. */
export const widgetExtensions = [
  FormFieldBlueprint.make({
    name: 'table',
    params: {
      field: () => import('./fields').then(m => createFormField(m.tableField)),
    },
  }),
  FormFieldBlueprint.make({
    name: 'markdown',
    params: {
      field: () =>
        import('./fields').then(m => createFormField(m.markdownField)),
    },
  }),
  FormFieldBlueprint.make({
    name: 'date',
    params: {
      field: () => import('./fields').then(m => createFormField(m.dateField)),
    },
  }),
  FormFieldBlueprint.make({
    name: 'period',
    params: {
      field: () => import('./fields').then(m => createFormField(m.periodField)),
    },
  }),
  FormFieldBlueprint.make({
    name: 'file',
    params: {
      field: () => import('./fields').then(m => createFormField(m.fileField)),
    },
  }),
  FormFieldBlueprint.make({
    name: 'rating',
    params: {
      field: () => import('./fields').then(m => createFormField(m.ratingField)),
    },
  }),
  FormFieldBlueprint.make({
    name: 'link',
    params: {
      field: () => import('./fields').then(m => createFormField(m.linkField)),
    },
  }),
];
