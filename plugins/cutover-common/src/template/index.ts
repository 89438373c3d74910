export * from './text';
export * from './cutoverTemplate';
export * from './wizard';
export { withTexts } from './wizardForm';
