export * from './auditEntry';
export * from './chain';
