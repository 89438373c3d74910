export * from './activityApi';
export * from './cutoverApi';
export * from './CutoverClient';
export * from './deliverableApi';
export * from './gateApi';
export * from './riskApi';
export * from './trainingApi';
