export * from './builtInTemplates';
export * from './resolveTemplate';
