import type { ApiHolder } from '@backstage/frontend-plugin-api';
import { appLanguageApiRef } from '@backstage/frontend-plugin-api';
import { inLanguage } from '@backstage-cutover/plugin-cutover-common';

const titles = {
  cutovers: { en: 'Cutovers', 'zh-CN': '切换' },
  phases: { en: 'Phases', 'zh-CN': '阶段' },
  documents: { en: 'Documents', 'zh-CN': '文档' },
  risks: { en: 'Risks', 'zh-CN': '风险' },
  training: { en: 'Training', 'zh-CN': '培训' },
  trainingAssessments: { en: 'Training assessments', 'zh-CN': '培训考核' },
  history: { en: 'History', 'zh-CN': '历史' },
  myCutovers: { en: 'My cutovers', 'zh-CN': '我的切换' },
  myWork: { en: 'My work', 'zh-CN': '我的待办' },
};

/**
 * The title of a tab or menu item. Blueprints take a plain string, once, while the app starts: the reader's language is
 * the one chosen by then, and a language chosen later shows in them after the next reload. A title set in
 * `app.extensions` goes before.
 */
export function titleOf(id: keyof typeof titles, apis: ApiHolder): string {
  const language = apis.get(appLanguageApiRef)?.getLanguage().language ?? 'en';
  return inLanguage(titles[id], language);
}
