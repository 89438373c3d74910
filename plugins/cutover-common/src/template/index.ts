export * from './text';
export * from './cutoverTemplate';
