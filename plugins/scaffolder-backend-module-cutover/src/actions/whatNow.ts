import { parseEntityRef } from '@backstage/catalog-model';
import {
  inLanguage,
  type CutoverTemplateSpec,
  type Text,
} from '@backstage-cutover/plugin-cutover-common';

const words = {
  openCutover: { en: 'Open the cutover', 'zh-CN': '打开切换' },
  openFirstPhase: { en: 'Open its first phase', 'zh-CN': '打开第一阶段' },
  whatNowTitle: { en: 'What to do now', 'zh-CN': '现在要做什么' },
  begun: {
    en: 'The cutover has begun with the phase **{phase}**.',
    'zh-CN': '切换已启动，当前处于**{phase}**。',
  },
  next: { en: 'These come first:', 'zh-CN': '首先要完成：' },
  nobody: { en: 'nobody named yet', 'zh-CN': '尚未指定人员' },
  page: {
    en: 'The page of the cutover always shows what comes next and who is waited for. It appears in the catalog within a few seconds.',
    'zh-CN':
      '切换页面始终显示下一步工作以及正在等待谁。它会在几秒钟内出现在目录中。',
  },
} satisfies Record<string, Text>;

/** The words on the page that a person sees after starting a cutover. */
export function wordsFor(language: string) {
  return {
    openCutover: inLanguage(words.openCutover, language),
    openFirstPhase: inLanguage(words.openFirstPhase, language),
    whatNowTitle: inLanguage(words.whatNowTitle, language),
  };
}

/** Markdown that names what the first phase begins with, and who does it. */
export function whatNow(
  cutover: { phaseTitle: Text; team: Record<string, string[]> },
  spec: Pick<CutoverTemplateSpec, 'phases' | 'roles'> | undefined,
  language: string,
): string {
  const say = (text: Text) => inLanguage(text, language);
  const lines = [
    say(words.begun).replace('{phase}', () =>
      asPlainText(say(cutover.phaseTitle)),
    ),
  ];

  const first = (spec?.phases[0]?.activities ?? [])
    .filter(activity => activity.when === undefined)
    .slice(0, 3)
    .map(activity => {
      const role = spec?.roles.find(({ id }) => id === activity.role);
      const people = (cutover.team[activity.role] ?? []).map(
        ref => parseEntityRef(ref).name,
      );
      const who = people.length ? people.join(', ') : say(words.nobody);
      const title = asPlainText(say(activity.title));
      const roleTitle = asPlainText(role ? say(role.title) : activity.role);
      return `1. ${title}: ${roleTitle} (${asPlainText(who)})`;
    });
  if (first.length > 0) lines.push([say(words.next), '', ...first].join('\n'));
  lines.push(say(words.page));
  return lines.join('\n\n');
}

/** Titles are shown as they were typed, whatever Markdown they would make. */
function asPlainText(text: string) {
  return text.replace(/[\\`*_{}[\]<>#|~]/g, '\\$&');
}
