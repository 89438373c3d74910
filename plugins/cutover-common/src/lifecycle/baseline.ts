import type { JsonValue } from '@backstage/types';
import type { Text } from '../template';
import type { Cutover } from './cutover';

type Planned = Pick<
  Cutover,
  'goals' | 'scope' | 'targets' | 'window' | 'phases'
>;

/** The baseline of a plan, which its gates review: what is changed, when, and by when each phase is to be over. */
export function baseline({ goals, scope, targets, window, phases }: Planned) {
  return {
    goals,
    scope,
    window,
    targets: targets.map(({ ref }) => ref),
    phases: phases.map(({ id, planned }) => ({ id, planned })),
  };
}

/** The same in parts, each by the JSON pointer under which a change of it is told. */
export function baselineParts(cutover: Planned): Record<string, JsonValue> {
  const { goals, scope, window, targets, phases } = baseline(cutover);
  return {
    '/goals': goals,
    '/scope': scope,
    '/window': { ...window },
    '/targets': targets,
    ...Object.fromEntries(
      phases.map(({ id, planned }) => [`/phases/${id}`, { ...planned }]),
    ),
  };
}

/** What the parts are called. */
export const BASELINE_TITLES: Record<keyof Planned, Text> = {
  goals: { en: 'Goals', 'zh-CN': '目标' },
  scope: { en: 'Scope', 'zh-CN': '范围' },
  targets: { en: 'Targets', 'zh-CN': '切换对象' },
  window: { en: 'Cutover window', 'zh-CN': '切换窗口' },
  phases: { en: 'Dates of the phases', 'zh-CN': '各阶段日期' },
};

export const PLAN_TITLE: Text = { en: 'Plan', 'zh-CN': '计划' };
