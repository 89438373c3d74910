import {
  createFormField,
  FormFieldBlueprint,
} from '@backstage/plugin-scaffolder-react/alpha';

/** The wizard's fields for the new frontend system. */
export const wizardExtensions = [
  FormFieldBlueprint.make({
    name: 'targets',
    params: {
      field: () =>
        import('./fields').then(({ targetsField }) =>
          createFormField(targetsField),
        ),
    },
  }),
  FormFieldBlueprint.make({
    name: 'team',
    params: {
      field: () =>
        import('./fields').then(({ teamField }) => createFormField(teamField)),
    },
  }),
  FormFieldBlueprint.make({
    name: 'window',
    params: {
      field: () =>
        import('./fields').then(({ windowField }) =>
          createFormField(windowField),
        ),
    },
  }),
  FormFieldBlueprint.make({
    name: 'draft',
    params: {
      field: () =>
        import('./fields').then(({ draftField }) =>
          createFormField(draftField),
        ),
    },
  }),
];
