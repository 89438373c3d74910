import {
  createTranslationRef,
  type TranslationRef,
} from '@backstage/core-plugin-api/alpha';
import { formMessages } from './deliverable/form/messages';
import { widgetMessages } from './deliverable/widgets/messages';
import { deliverableMessages } from './deliverable/messages';
import { gateMessages } from './gate/messages';
import { workMessages } from './gate/work/messages';
import { riskMessages } from './risk/messages';
import { trainingMessages } from './training/messages';
import { lifecycleMessages } from './lifecycle/messages';
import { wizardMessages } from './wizard/messages';

const messages = {
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

// From some two thousand texts on, TypeScript gives up working their type out of what is handed to Backstage: it is said.
const flat: Record<string, string> = messages;

/**
 * Every text of the product's pages. Each room keeps its own words in flat keys that begin with the room's name
 * (`lifecycle.status.running`), in `messages.ts` and in `messages.zh-CN.ts` beside it.
 */
export const cutoverTranslationRef = createTranslationRef({
  id: 'plugin.cutover',
  messages: flat,
  translations: { 'zh-CN': () => import('./zh-CN') },
}) as TranslationRef<'plugin.cutover', typeof messages>;
