import type { JsonValue } from '@backstage/types';
import type { RiskView } from '@backstage-cutover/plugin-cutover-common';
import type { Caller } from '../actors/Actors';
import type { RiskService } from '../risk/RiskService';
import { withDates, type Step } from './SampleDocuments';
import { momentAgo, type Sample } from './sampleFile';

type SampleRisk = Sample['risks'][number];
type RiskStep = SampleRisk['then'][number];

/** The risks of sample cutovers, with what was done about them. What is there already, or changed since, is left alone. */
export class SampleRisks {
  constructor(
    private readonly deps: {
      /** The use cases as they were at a time. */
      at(time: Date): { risks: RiskService };
      caller(ref: string): Promise<Caller>;
    },
  ) {}

  stepsOf(
    cutover: string,
    { dismissRisks, risks }: Pick<Sample, 'dismissRisks' | 'risks'>,
    today: Date,
  ): Step[] {
    const step = (
      ago: string,
      by: string,
      take: (service: RiskService, caller: Caller) => Promise<unknown>,
    ): Step => {
      const at = momentAgo(ago, today);
      return {
        at,
        take: async () => {
          await take(this.deps.at(at).risks, await this.deps.caller(by));
        },
      };
    };
    const kept = new Set(risks.map(({ input }) => input.standard));
    return [
      ...(dismissRisks
        ? [
            step(dismissRisks.ago, dismissRisks.by, (service, caller) =>
              dismissOthers(service, caller, {
                ...{ cutover, kept },
                reason: dismissRisks.reason,
              }),
            ),
          ]
        : []),
      ...risks.flatMap(risk => [
        step(risk.ago, risk.by, async (service, caller) => {
          if (await found(service, caller, cutover, risk)) return;
          await service.add(cutover, withDates(risk.input, today), caller);
        }),
        ...risk.then.map((act, index) =>
          step(act.ago, act.by, async (service, caller) => {
            const now = await found(service, caller, cutover, risk);
            // Taken already, and perhaps changed by somebody since.
            if (now?.version !== index + 1) return;
            await done(service, caller, {
              ...{ cutover, act, risk: now },
              body: withDates(act.body, today),
            });
          }),
        ),
      ]),
    ];
  }
}

async function dismissOthers(
  service: RiskService,
  caller: Caller,
  others: { cutover: string; kept: ReadonlySet<unknown>; reason: string },
) {
  const { cutover, kept, reason } = others;
  const { proposals } = await service.register(cutover, {}, caller);
  for (const { id } of proposals) {
    if (!kept.has(id)) await service.dismiss(cutover, id, { reason }, caller);
  }
}

async function found(
  service: RiskService,
  caller: Caller,
  cutover: string,
  { input }: SampleRisk,
): Promise<RiskView | undefined> {
  const { items } = await service.register(cutover, {}, caller);
  return items.find(({ standard, title }) =>
    input.standard === undefined
      ? title === input.title
      : standard === input.standard,
  );
}

async function done(
  service: RiskService,
  caller: Caller,
  step: { cutover: string; act: RiskStep; body: JsonValue; risk: RiskView },
): Promise<unknown> {
  const { act, body, cutover, risk } = step;
  const key = { cutover, risk: risk.id, version: risk.version };
  switch (act.act) {
    case 'assess':
      return service.assess(key, body, caller);
    case 'respond':
      return service.addMeasure(key, body, caller);
    case 'report': {
      const measure = risk.measures[act.measure - 1]?.id ?? '';
      return service.changeMeasure({ ...key, measure }, body, caller);
    }
    case 'ask-acceptance':
      return service.askAcceptance(key, body, caller);
    case 'decide-acceptance':
      return service.decideAcceptance(key, body, caller);
    default:
      return service.move(key, act.act, body, caller);
  }
}
