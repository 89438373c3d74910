export * from './text';
export * from './cutoverTemplate';
export * from './wizard';
export { intakeForm, withTexts } from './wizardForm';
export * from './extendTemplate';
export * from './parseTemplate';
export * from './publicTemplate';
export * from './validateIntake';
export * from './when';
