export { default, DEMO_PROVIDER } from './module';
