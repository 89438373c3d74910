export { MyCutovers as Content } from './MyCutovers';
