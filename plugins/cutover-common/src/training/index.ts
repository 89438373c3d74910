export * from './model';
export * from './input';
