import type { ApiHolder } from '@backstage/core-plugin-api';
import {
  translationApiRef,
  type TranslationSnapshot,
} from '@backstage/core-plugin-api/alpha';
import type { CustomFieldValidator } from '@backstage/plugin-scaffolder-react';
import { endsBefore } from '@backstage-cutover/plugin-cutover-common';
import { cutoverTranslationRef } from '../translation';
import { roleFaults, type Team, type WizardRole } from './teamRoles';
import { readTypedWindow, type TypedWindow } from './typedWindow';

type Messages = typeof cutoverTranslationRef.T;
type Ready = Extract<TranslationSnapshot<Messages>, { ready: true }>;

export const validateTargets: CustomFieldValidator<string[]> = async (
  targets,
  field,
  { apiHolder },
) => {
  if ((targets ?? []).length > 0) return;
  const { t } = await wordsOf(apiHolder);
  field.addError(t('wizard.targets.missing'));
};

export const validateTeam: CustomFieldValidator<
  Team,
  { roles?: WizardRole[] }
> = async (team, field, { apiHolder, uiSchema }) => {
  const roles = uiSchema?.['ui:options']?.roles ?? [];
  const faults = roleFaults(roles, team ?? {});
  if (faults.length === 0) return;
  const { t } = await wordsOf(apiHolder);
  for (const { role, kind, count } of faults) {
    field.addError(t(`wizard.team.${kind}`, { count, role: role.title }));
  }
};

export const validateWindow: CustomFieldValidator<TypedWindow> = async (
  typed,
  field,
  { apiHolder },
) => {
  const { faults } = readTypedWindow(typed ?? {}, new Date().toISOString());
  if (faults.length === 0) return;
  const { t } = await wordsOf(apiHolder);
  for (const { message, timeZone } of faults) {
    field.addError(t(message, { timeZone }));
  }
};

export const validatePeriod: CustomFieldValidator<{
  start?: string;
  end?: string;
}> = async (period, field, { apiHolder }) => {
  if (!endsBefore(period?.start, period?.end)) return;
  const { t } = await wordsOf(apiHolder);
  field.addError(t('deliverable.form.fault.period'));
};

/** The words in the reader's language, which may still be on its way. */
async function wordsOf(apis: ApiHolder): Promise<Ready> {
  const translations = apis.get(translationApiRef);
  if (!translations) throw new Error('The portal has no translation API');
  const now = translations.getTranslation(cutoverTranslationRef);
  if (now.ready) return now;
  return new Promise((resolve, reject) => {
    const subscription = translations
      .translation$(cutoverTranslationRef)
      .subscribe({
        next: snapshot => {
          if (!snapshot.ready) return;
          subscription.unsubscribe();
          resolve(snapshot);
        },
        error: reject,
      });
  });
}
