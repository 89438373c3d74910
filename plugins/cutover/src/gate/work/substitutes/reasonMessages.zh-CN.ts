import type { substituteReasons } from './reasonMessages';

/** The same grounds in Chinese. */
export const substituteReasonsZh: Record<
  keyof typeof substituteReasons,
  string
> = {
  'gate.reason.substitution.oneself': '代理人不能是您本人，请选择其他人员。',
  'gate.reason.substitution.no-person':
    '目录中没有{{person}}这位人员，请选择其他人员。',
  'gate.reason.substitution.cycle':
    '该时段您（直接或经他人）是{{person}}的代理人，互为代理将导致审批人为空，请选择其他人员。',
  'gate.reason.substitution.ends-before-it-begins': '结束时间须晚于开始时间。',
  'gate.reason.substitution.over': '该时段已经过去，请选择之后的时间。',
  'gate.reason.substitution.unknown': '该代理已终止，或不是由您设置的。',
};
