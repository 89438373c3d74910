export * from './gateCheck';
