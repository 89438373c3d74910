import { CutoverDraft } from './CutoverDraft';
import { CutoverTargets } from './CutoverTargets';
import { CutoverTeam } from './CutoverTeam';
import { CutoverWindow } from './CutoverWindow';
import {
  validateTargets,
  validateTeam,
  validateWindow,
} from './validateFields';

/** The wizard's own fields, by the names under which `wizardOf` asks for them. */
export const targetsField = {
  name: 'CutoverTargets',
  component: CutoverTargets,
  validation: validateTargets,
};

export const teamField = {
  name: 'CutoverTeam',
  component: CutoverTeam,
  validation: validateTeam,
};

export const windowField = {
  name: 'CutoverWindow',
  component: CutoverWindow,
  validation: validateWindow,
};

export const draftField = { name: 'CutoverDraft', component: CutoverDraft };
