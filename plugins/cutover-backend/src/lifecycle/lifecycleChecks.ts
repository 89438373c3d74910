import {
  inLanguage,
  type CutoverActivity,
  type Text,
} from '@backstage-cutover/plugin-cutover-common';
import type { Knex } from 'knex';
import type { OpenedCutover } from './CutoverDoor';
import type { CutoverActivities } from './CutoverActivities';

type Opened = Pick<OpenedCutover, 'cutover' | 'spec'>;

/** What the plan of a cutover has to say before a gate opens. */
export function lifecycleChecks(deps: {
  activities: CutoverActivities;
  clock: () => Date;
}) {
  const now = () => deps.clock().toISOString();
  return [
    {
      id: 'activities.done',
      title: {
        en: 'Every activity of the phase is done',
        'zh-CN': '本阶段各项工作均已完成',
      },
      async evaluate(db: Knex, opened: Opened, { phase }: { phase: string }) {
        const { activities } = deps;
        const own = await activities.readPhase(db, opened, phase, now());
        const open = own.filter(
          ({ status }) => status !== 'done' && status !== 'not-applicable',
        );
        return {
          passed: open.length === 0,
          explanation: open.length
            ? {
                en: `${open.length} of ${
                  own.length
                } activities are not done: ${names(open, opened, 'en')}`,
                'zh-CN': `${own.length} 项工作中有 ${
                  open.length
                } 项未完成：${names(open, opened, 'zh-CN')}`,
              }
            : {
                en: `${own.length} of ${own.length} activities done or not applicable`,
                'zh-CN': `全部 ${own.length} 项工作均已完成或不适用`,
              },
          facts: own.map(({ id, status, actual }) => ({
            activity: id,
            status,
            ...(actual.end ? { end: actual.end } : {}),
          })),
        };
      },
    },
    {
      id: 'phase.dates-set',
      title: {
        en: 'Every phase to come has dates that can be kept',
        'zh-CN': '后续各阶段均已排定可行的日期',
      },
      async evaluate(_: Knex, { cutover }: Opened) {
        const at = now();
        const index = cutover.phases.findIndex(
          ({ id }) => id === cutover.phase,
        );
        const rest = cutover.phases.slice(index + 1);
        const past = rest.filter(({ planned }) => planned.end <= at);
        const title = (language: string) =>
          past.map(each => inLanguage(each.title, language)).join(', ');
        return {
          passed: past.length === 0,
          explanation: past.length
            ? {
                en: `Planned to be over already, though not begun: ${title(
                  'en',
                )}`,
                'zh-CN': `计划结束日期已过但尚未开始：${title('zh-CN')}`,
              }
            : {
                en: 'All phases to come are planned to end after today',
                'zh-CN': '后续各阶段的计划结束日期均未过期',
              },
          facts: rest.map(({ id, planned }) => ({ phase: id, ...planned })),
        };
      },
    },
  ];
}

function names(
  activities: CutoverActivity[],
  { spec }: Opened,
  language: string,
): string {
  const all = spec.phases.flatMap(phase => phase.activities);
  return activities
    .map(({ id }) => {
      const title: Text = all.find(each => each.id === id)?.title ?? id;
      return inLanguage(title, language);
    })
    .join(language === 'en' ? ', ' : '、');
}
