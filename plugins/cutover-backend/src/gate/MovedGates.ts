import type {
  CutoverTemplateSpec,
  Fault,
  Gate,
} from '@backstage-cutover/plugin-cutover-common';
import type { Knex } from 'knex';
import type { MovedSubject } from '../lifecycle/MovedSubject';
import type { Opened } from './GateChecks';
import type { GateStore } from './GateStore';

/** Which rounds a move to another version of the template ends. What was decided at a gate does not go with it. */
export class MovedGates implements MovedSubject {
  constructor(private readonly deps: { store: GateStore }) {}

  async concerns(db: Knex, { cutover, spec }: Opened, to: CutoverTemplateSpec) {
    const kept = await this.deps.store.of(db, cutover.id);
    const gates = [...kept.values()].flatMap(({ gate }) => gate ?? []);
    return {
      lapses: gates.flatMap(gate => {
        const round = gate.rounds.at(-1);
        return round?.status === 'in-review'
          ? [
              {
                gate: gate.id,
                title: templateOf(gate, spec)?.title ?? gate.id,
                round: round.number,
              },
            ]
          : [];
      }),
      blockers: gates.filter(isUsed).flatMap((gate): Fault[] =>
        templateOf(gate, to)
          ? []
          : [
              {
                path: ['phases', gate.phase, 'gate'],
                reason: 'template.gate-gone',
                message: `The gate ${gate.id} was submitted before, and the new version does not have it at the end of ${gate.phase}`,
                params: { gate: gate.id, phase: gate.phase },
              },
            ],
      ),
    };
  }
}

function isUsed({ rounds, emergencies }: Gate) {
  return rounds.length > 0 || emergencies.length > 0;
}

function templateOf(
  { id, phase }: Gate,
  { phases }: Pick<CutoverTemplateSpec, 'phases'>,
) {
  const gate = phases.find(each => each.id === phase)?.gate;
  return gate?.id === id ? gate : undefined;
}
