import { createTranslationMessages } from '@backstage/core-plugin-api/alpha';
import { scaffolderTranslationRef } from '@backstage/plugin-scaffolder/alpha';

/** The stock words speak of components only, while most wizards here start a cutover. */
export const scaffolderInEnglish = createTranslationMessages({
  ref: scaffolderTranslationRef,
  messages: {
    'templateListPage.title': 'Create',
    'templateListPage.pageTitle': 'Create',
    'templateListPage.subtitle':
      'Choose a template; a wizard asks for the rest',
    'templateListPage.contentHeader.supportButtonTitle':
      'Each template begins a wizard that asks for what is needed and then sets it up.',
    'templateWizardPage.title': 'Create',
    'templateWizardPage.pageTitle': 'Create',
    'templateWizardPage.subtitle':
      'Leave and come back: what you have typed is kept',
    'templateWizardPage.templateWithTitle': '{{templateTitle}}',
    'actionsPage.pageTitle': 'Installed actions',
  },
});
