import type { CustomFieldValidator } from '@backstage/plugin-scaffolder-react';
import { CutoverDate } from './CutoverDate';
import { CutoverMarkdown } from './CutoverMarkdown';
import { CutoverPeriod, type Period } from './CutoverPeriod';
import { CutoverRating } from './CutoverRating';
import { later } from './later';

// What not every form has is loaded by those that have it.
const CutoverTable = later(() =>
  import('./table/CutoverTable').then(m => m.CutoverTable),
);
const CutoverFile = later(() =>
  import('./CutoverFile').then(m => m.CutoverFile),
);
const CutoverLink = later(() =>
  import('./CutoverLink').then(m => m.CutoverLink),
);

/** Our own fields, by the names under which forms ask for them. */
export const tableField = { name: 'CutoverTable', component: CutoverTable };
export const markdownField = {
  name: 'CutoverMarkdown',
  component: CutoverMarkdown,
};
export const dateField = { name: 'CutoverDate', component: CutoverDate };
// Only the scaffolder's wizard asks: forms of documents are judged by the domain's rules.
const validatePeriod: CustomFieldValidator<Period> = async (...asked) =>
  (await import('../../wizard/validateFields')).validatePeriod(...asked);

export const periodField = {
  name: 'CutoverPeriod',
  component: CutoverPeriod,
  validation: validatePeriod,
};
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
