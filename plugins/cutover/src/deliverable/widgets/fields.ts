import { CutoverDate } from './CutoverDate';
import { CutoverFile } from './CutoverFile';
import { CutoverLink } from './CutoverLink';
import { CutoverMarkdown } from './CutoverMarkdown';
import { CutoverPeriod } from './CutoverPeriod';
import { CutoverRating } from './CutoverRating';
import { CutoverTable } from './table/CutoverTable';

/** Our own fields, by the names under which forms ask for them. */
export const tableField = { name: 'CutoverTable', component: CutoverTable };
export const markdownField = {
  name: 'CutoverMarkdown',
  component: CutoverMarkdown,
};
export const dateField = { name: 'CutoverDate', component: CutoverDate };
export const periodField = { name: 'CutoverPeriod', component: CutoverPeriod };
export const fileField = { name: 'CutoverFile', component: CutoverFile };
export const ratingField = { name: 'CutoverRating', component: CutoverRating };
export const linkField = { name: 'CutoverLink', component: CutoverLink };

export const widgetFields = [
  tableField,
  markdownField,
  dateField,
  periodField,
  fileField,
  ratingField,
  linkField,
];
