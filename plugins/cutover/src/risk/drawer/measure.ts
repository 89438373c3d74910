import type {
  AddMeasureInput,
  ChangeMeasure,
  RiskMeasure,
} from '@backstage-cutover/plugin-cutover-common';

/** A measure as a form holds it: nothing is an empty text. */
export interface MeasureDraft {
  response: string;
  title: string;
  strategy: RiskMeasure['strategy'];
  owner: string;
  due: string;
  isDrill: boolean;
  planned: string;
  held: string;
  result: '' | 'passed' | 'failed';
  status: RiskMeasure['status'];
  evidence: string;
}

export const STRATEGIES = ['avoid', 'mitigate', 'transfer', 'accept'] as const;
export const MEASURE_STATES = ['open', 'done', 'dropped'] as const;

export function measureDraft(
  measure: RiskMeasure | undefined,
  me: string,
): MeasureDraft {
  const { drill } = measure ?? {};
  return {
    response: measure?.response ?? '',
    title: measure?.title ?? '',
    strategy: measure?.strategy ?? 'mitigate',
    owner: measure?.owner ?? me,
    due: measure?.due ?? '',
    isDrill: drill !== undefined,
    planned: drill?.planned ?? '',
    held: drill?.held ?? '',
    result: drill?.result ?? '',
    status: measure?.status ?? 'open',
    evidence: measure?.evidence ?? '',
  };
}

export function addMeasureInput(
  { response, title, strategy, owner, due, isDrill, planned }: MeasureDraft,
  language: string,
): AddMeasureInput {
  return {
    ...(response ? { response } : {}),
    ...(title.trim() ? { title } : {}),
    ...{ strategy, owner, due, language },
    ...(isDrill && planned ? { drill: { planned } } : {}),
  };
}

/** Only what differs. */
export function changeMeasureInput(
  base: MeasureDraft,
  mine: MeasureDraft,
): ChangeMeasure {
  const plain = (
    ['title', 'strategy', 'owner', 'due', 'status', 'evidence'] as const
  ).filter(key => base[key] !== mine[key]);
  const drill = (['planned', 'held', 'result'] as const).filter(
    key => mine[key] && base[key] !== mine[key],
  );
  return {
    ...Object.fromEntries(plain.map(key => [key, mine[key]])),
    ...(drill.length
      ? { drill: Object.fromEntries(drill.map(key => [key, mine[key]])) }
      : {}),
  };
}
