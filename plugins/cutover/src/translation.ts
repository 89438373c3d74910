import { createTranslationRef } from '@backstage/core-plugin-api/alpha';
import { formMessages } from './deliverable/form/messages';
import { widgetMessages } from './deliverable/widgets/messages';
import { deliverableMessages } from './deliverable/messages';
import { gateMessages } from './gate/messages';
import { workMessages } from './gate/work/messages';
import { riskMessages } from './risk/messages';
import { lifecycleMessages } from './lifecycle/messages';
import { wizardMessages } from './wizard/messages';

/**
 * Every text of the product's pages. Each room keeps its own words in flat keys that begin with the room's name
 * (`lifecycle.status.running`), in `messages.ts` and in `messages.zh-CN.ts` beside it.
 */
export const cutoverTranslationRef = createTranslationRef({
  id: 'plugin.cutover',
  messages: {
    ...lifecycleMessages,
    ...deliverableMessages,
    ...gateMessages,
    ...workMessages,
    ...riskMessages,
    ...wizardMessages,
    ...formMessages,
    ...widgetMessages,
  },
  translations: { 'zh-CN': () => import('./zh-CN') },
});
