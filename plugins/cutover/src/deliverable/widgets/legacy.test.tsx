import { createScaffolderFieldExtension } from '@backstage/plugin-scaffolder-react';
import { renderHook, waitFor } from '@testing-library/react';
import { TestApiProvider } from '@backstage/test-utils';
import { formFieldsApiRef } from '@backstage/plugin-scaffolder-react/alpha';
import { cutoverPlugin } from '../../plugin';
import { useFormFields } from '../form/fields/useFormFields';
import { deliverableFormFields } from './legacy';

const OurFieldExtension = cutoverPlugin.provide(
  createScaffolderFieldExtension({ name: 'OurField', component: () => null }),
);

it('a legacy portal lends its own fields to the forms of deliverables', async () => {
  const { factory } = deliverableFormFields([<OurFieldExtension />]);
  const { result } = renderHook(useFormFields, {
    wrapper: ({ children }) => (
      <TestApiProvider apis={[[formFieldsApiRef, factory({})]]}>
        {children}
      </TestApiProvider>
    ),
  });
  await waitFor(() => expect(result.current).toBeDefined());
  expect(Object.keys(result.current ?? {})).toEqual(
    expect.arrayContaining(['OurField', 'EntityPicker', 'CutoverTable']),
  );
});

it('without any of them, forms have pickers of their own', async () => {
  const { result } = renderHook(useFormFields, {
    wrapper: ({ children }) => (
      <TestApiProvider apis={[]}>{children}</TestApiProvider>
    ),
  });
  await waitFor(() => expect(result.current).toBeDefined());
  expect(Object.keys(result.current ?? {})).toEqual(
    expect.arrayContaining([
      'EntityPicker',
      'OwnerPicker',
      'MultiEntityPicker',
    ]),
  );
});
