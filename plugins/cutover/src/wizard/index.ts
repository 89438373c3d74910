export * from './legacy';
export { LocalizedScaffolderClient } from './LocalizedScaffolderClient';
export { WizardDrafts } from './wizardDrafts';
