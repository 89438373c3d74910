import { formMessages } from './deliverable/form/messages';
import { widgetMessages } from './deliverable/widgets/messages';
import { deliverableMessages } from './deliverable/messages';
import { gateMessages } from './gate/messages';
import { workMessages } from './gate/work/messages';
import { riskMessages } from './risk/messages';
import { trainingMessages } from './training/messages';
import { lifecycleMessages } from './lifecycle/messages';
import { wizardMessages } from './wizard/messages';
import chinese from './zh-CN';

const english: Record<string, string> = {
  ...lifecycleMessages,
  ...deliverableMessages,
  ...gateMessages,
  ...workMessages,
  ...riskMessages,
  ...trainingMessages,
  ...wizardMessages,
  ...formMessages,
  ...widgetMessages,
};
const translated: Record<string, string> = chinese;

const gaps = (text: string) => (text.match(/\{\{\w+\}\}/g) ?? []).sort();

it.each(Object.keys(english))('%s is written in Chinese', key => {
  expect(translated[key]).toBeTruthy();
  expect(gaps(translated[key])).toEqual(gaps(english[key]));
});

it('has no Chinese text that no page shows', () => {
  expect(Object.keys(translated).filter(key => !(key in english))).toEqual([]);
});
