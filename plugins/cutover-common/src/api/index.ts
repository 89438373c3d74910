export * from './cutoverApi';
export * from './CutoverClient';
