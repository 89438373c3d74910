import { createScaffolderFieldExtension } from '@backstage/plugin-scaffolder-react';
import { cutoverPlugin } from '../plugin';
import { draftField, targetsField, teamField, windowField } from './fields';

/** The wizard's fields for `<ScaffolderFieldExtensions>` of the legacy frontend system. */
export const CutoverTargetsFieldExtension = cutoverPlugin.provide(
  createScaffolderFieldExtension(targetsField),
);

export const CutoverTeamFieldExtension = cutoverPlugin.provide(
  createScaffolderFieldExtension(teamField),
);

export const CutoverWindowFieldExtension = cutoverPlugin.provide(
  createScaffolderFieldExtension(windowField),
);

export const CutoverDraftFieldExtension = cutoverPlugin.provide(
  createScaffolderFieldExtension(draftField),
);
