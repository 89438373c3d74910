export * from './builtInTemplates';
export * from './readYaml';
export * from './resolveTemplate';
