export * from './fileStorage';
