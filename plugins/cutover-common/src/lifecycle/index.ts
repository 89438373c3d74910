export * from './actor';
export * from './cutover';
export * from './input';
