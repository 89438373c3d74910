import { aCourse } from '../__testUtils__/aCourse';
import { coursesShown } from './coursesShown';

const courses = ['till', 'stock'].map(id => {
  const course = aCourse();
  const title = { en: `The ${id}`, 'zh-CN': id === 'till' ? '收银' : '库存' };
  return { ...course, id, definition: { ...course.definition, id, title } };
});
const idsOf = (find: string, course = '') =>
  coursesShown(courses, { find, course }).map(({ id }) => id);

describe('The courses that are listed', () => {
  it('are all, where nothing is looked for', () => {
    expect(idsOf(' ')).toEqual(['till', 'stock']);
  });

  it('are those with the words in their title, in either language', () => {
    expect(idsOf('STO')).toEqual(['stock']);
    expect(idsOf('收银')).toEqual(['till']);
    expect(idsOf('market')).toEqual([]);
  });

  it('include the one that is open', () => {
    expect(idsOf('sto', 'till')).toEqual(['till', 'stock']);
  });
});
