export * from './text';
export * from './cutoverTemplate';
export * from './wizard';
export { intakeForm, withTexts } from './wizardForm';
