import {
  dayIn,
  drillsToHold,
  faultsOfIssues,
  inLanguage,
  inputErrorOf,
  isOpenRisk,
  proposalsOf,
  rankOf,
  RISK_BASES,
  risksAtOrAbove,
  risksWithoutResponse,
  risksWithoutValidAcceptance,
  scaleOf,
  unassessedRisks,
  type Risk,
  type RiskProposal,
} from '@backstage-cutover/plugin-cutover-common';
import type { JsonObject } from '@backstage/types';
import type { Knex } from 'knex';
import { z } from 'zod';
import type { OpenedCutover } from '../lifecycle/CutoverDoor';
import type { RiskStore } from './RiskStore';

type Opened = Pick<OpenedCutover, 'cutover' | 'spec'>;

const noParams = z.strictObject({});

const responsesParams = z.strictObject({ done: z.boolean().default(false) });

const priorityParams = z.strictObject({
  priority: z.string().min(1),
  basis: z.enum(RISK_BASES).default('current'),
  evenAccepted: z.boolean().default(false),
});

type Words = Record<'en' | 'zh-CN', string>;

/** What has to be said of the risks before a gate opens. */
export function riskChecks(deps: { store: RiskStore; clock: () => Date }) {
  const risksOf = async (db: Knex, { cutover }: Opened) =>
    (await deps.store.of(db, cutover.id)).filter(isOpenRisk);
  const today = ({ cutover }: Opened) =>
    dayIn(cutover.window.timeZone, deps.clock().toISOString());
  return [
    {
      id: 'risk.assessed',
      title: {
        en: 'Every risk is assessed, and no proposal is left open',
        'zh-CN': '各项风险均已评估，且无待处理的建议风险',
      },
      async evaluate(db: Knex, opened: Opened, { params }: WithParams) {
        paramsOf(noParams, params);
        const all = await deps.store.of(db, opened.cutover.id);
        const dismissed = await deps.store.dismissed(db, opened.cutover.id);
        const unassessed = unassessedRisks(all);
        const proposals = proposalsOf(opened, all, dismissed);
        const open = all.filter(isOpenRisk);
        const found = [
          ...(unassessed.length
            ? [
                {
                  en: `Not assessed as they are now: ${named(
                    unassessed,
                    'en',
                  )}`,
                  'zh-CN': `尚未评估现状：${named(unassessed, 'zh-CN')}`,
                },
              ]
            : []),
          ...(proposals.length
            ? [
                {
                  en: `Neither taken over nor dismissed: ${titles(
                    proposals,
                    'en',
                  )}`,
                  'zh-CN': `建议风险尚未采纳或排除：${titles(
                    proposals,
                    'zh-CN',
                  )}`,
                },
              ]
            : []),
        ];
        return {
          passed: found.length === 0,
          explanation: found.length
            ? joined(found)
            : {
                en: `${open.length} of ${open.length} open risks assessed`,
                'zh-CN': `全部 ${open.length} 项未关闭风险均已评估`,
              },
          facts: {
            risks: open.map(risk => ({
              risk: risk.number,
              status: risk.status,
              current: risk.places.current?.priority ?? null,
            })),
            proposals: proposals.map(({ id }) => id),
          },
        };
      },
    },
    {
      id: 'risk.responses-complete',
      title: {
        en: 'Every risk is responded to',
        'zh-CN': '各项风险均已制定应对措施',
      },
      async evaluate(db: Knex, opened: Opened, { params }: WithParams) {
        const { done } = paramsOf(responsesParams, params);
        const risks = await risksOf(db, opened);
        const without = risksWithoutResponse(risks, {
          day: today(opened),
          done,
        });
        return answered(risks, without, {
          failed: done
            ? {
                en: 'Without a response that is carried out',
                'zh-CN': '应对措施尚未全部落实',
              }
            : {
                en: 'Without a response',
                'zh-CN': '尚无应对措施',
              },
          passed: {
            en: 'open risks responded to or accepted',
            'zh-CN': '项未关闭风险均已应对或接受',
          },
        });
      },
    },
    {
      id: 'risk.none-at-or-above',
      title: {
        en: 'No risk is too high',
        'zh-CN': '没有过高的风险',
      },
      async evaluate(db: Knex, opened: Opened, { params }: WithParams) {
        const asked = paramsOf(priorityParams, params);
        const scale = scaleOf(opened.spec.risk);
        const priority = scale.priorities[rankOf(scale, asked.priority)];
        if (!priority) throw unknownPriority(asked.priority, scale.priorities);
        const risks = await risksOf(db, opened);
        const high = risksAtOrAbove(risks, scale, {
          ...asked,
          day: today(opened),
        });
        const title = (language: string) =>
          inLanguage(priority.title, language);
        return answered(risks, high, {
          failed: {
            en: `At the priority ${title('en')} or above`,
            'zh-CN': `优先级达到“${title('zh-CN')}”及以上`,
          },
          passed: {
            en: `open risks below the priority ${title('en')}, or accepted`,
            'zh-CN': `项未关闭风险均低于“${title('zh-CN')}”或已被接受`,
          },
        });
      },
    },
    {
      id: 'risk.acceptances-valid',
      title: {
        en: 'Every acceptance of a risk is decided and holds',
        'zh-CN': '各项风险接受申请均已决定且在有效期内',
      },
      async evaluate(db: Knex, opened: Opened, { params }: WithParams) {
        paramsOf(noParams, params);
        const risks = (await risksOf(db, opened)).filter(
          ({ acceptance }) => acceptance,
        );
        const without = risksWithoutValidAcceptance(risks, today(opened));
        const facts = risks.map(({ acceptance, number }) => ({
          risk: number,
          acceptance: acceptance?.status ?? null,
          until: acceptance?.until ?? null,
        }));
        return {
          ...answered(risks, without, {
            failed: {
              en: 'Not decided, or no longer valid',
              'zh-CN': '尚未决定或已过有效期',
            },
            passed: {
              en: 'acceptances decided and in force',
              'zh-CN': '项接受申请均已决定且有效',
            },
          }),
          facts,
        };
      },
    },
    {
      id: 'risk.drills-held',
      title: {
        en: 'Every drill was held and passed',
        'zh-CN': '各项演练均已举行并通过',
      },
      async evaluate(db: Knex, opened: Opened, { params }: WithParams) {
        paramsOf(noParams, params);
        const risks = await risksOf(db, opened);
        const drills = risks.flatMap(risk =>
          risk.measures
            .filter(({ drill, status }) => drill && status !== 'dropped')
            .map(measure => ({ risk, measure })),
        );
        const open = drillsToHold(risks);
        const words = (language: 'en' | 'zh-CN') =>
          listed(
            open.map(
              ({ measure, risk }) => `R-${risk.number} ${measure.title}`,
            ),
            language,
          );
        return {
          passed: open.length === 0,
          explanation: open.length
            ? {
                en: `Not held, or not passed: ${words('en')}`,
                'zh-CN': `尚未举行或未通过：${words('zh-CN')}`,
              }
            : {
                en: `${drills.length} of ${drills.length} drills held and passed`,
                'zh-CN': `全部 ${drills.length} 项演练均已举行并通过`,
              },
          facts: drills.map(({ measure, risk }) => ({
            risk: risk.number,
            measure: measure.title,
            planned: measure.drill?.planned ?? null,
            held: measure.drill?.held ?? null,
            result: measure.drill?.result ?? null,
          })),
        };
      },
    },
  ];
}

/** As the template gives them. */
export interface WithParams {
  params: JsonObject;
}

/** Nobody but the template's author can mend them, so they are told in words. */
function paramsOf<S extends z.ZodType>(
  schema: S,
  params: JsonObject,
): z.output<S> {
  const parsed = schema.safeParse(params);
  if (parsed.success) return parsed.data;
  throw inputErrorOf(faultsOfIssues(params, parsed.error.issues));
}

function unknownPriority(priority: string, known: { id: string }[]) {
  return inputErrorOf([
    {
      path: ['priority'],
      reason: 'risk.unknown-priority',
      message: `The template has no priority "${priority}"; choose one of ${known
        .map(({ id }) => id)
        .join(', ')}`,
    },
  ]);
}

/** Which risks do not pass, by number and title, or that all do. */
function answered(
  all: Risk[],
  others: Risk[],
  words: { failed: Words; passed: Words },
) {
  const { failed, passed } = words;
  return {
    passed: others.length === 0,
    explanation: others.length
      ? {
          en: `${failed.en}: ${named(others, 'en')}`,
          'zh-CN': `${failed['zh-CN']}：${named(others, 'zh-CN')}`,
        }
      : {
          en: `${all.length} of ${all.length} ${passed.en}`,
          'zh-CN': `全部 ${all.length} ${passed['zh-CN']}`,
        },
    facts: all.map(risk => ({
      risk: risk.number,
      status: risk.status,
      current: risk.places.current?.priority ?? null,
      residual: risk.places.residual?.priority ?? null,
      measures: risk.measures.length,
      acceptance: risk.acceptance?.status ?? null,
    })),
  };
}

/** So many are named; of more it is said how many they are. */
const MOST_NAMED = 20;

function named(risks: Risk[], language: 'en' | 'zh-CN'): string {
  return listed(
    risks.map(({ number, title }) => `R-${number} ${title}`),
    language,
  );
}

function titles(proposals: RiskProposal[], language: 'en' | 'zh-CN'): string {
  return listed(
    proposals.map(({ title }) => inLanguage(title, language)),
    language,
  );
}

function listed(names: string[], language: 'en' | 'zh-CN'): string {
  const more = names.length - MOST_NAMED;
  const first = names
    .slice(0, MOST_NAMED)
    .join(language === 'en' ? ', ' : '、');
  if (more <= 0) return first;
  return language === 'en'
    ? `${first} and ${more} more`
    : `${first}等 ${names.length} 项`;
}

function joined(found: Words[]): Words {
  return {
    en: found.map(({ en }) => en).join('. '),
    'zh-CN': found.map(each => each['zh-CN']).join('；'),
  };
}
