export { CutoverWorkCard as Content } from '../CutoverWorkCard';
