import type {
  CutoverTemplateSpec,
  Risk,
  RiskChange,
} from '@backstage-cutover/plugin-cutover-common';
import type { Knex } from 'knex';
import type { Recorder } from '../audit/Recorder';
import type { OpenedCutover } from '../lifecycle/CutoverDoor';
import { aboutRisk } from './riskMessages';
import type { RiskStore } from './RiskStore';

type Opened = Pick<OpenedCutover, 'cutover'> & { spec: CutoverTemplateSpec };

/** One write of a risk: what was there before, and each step that it took since. */
export interface RiskWrite {
  before?: Risk;
  steps: RiskChange[];
}

/** Keeps what became of risks, and tells it, in the transaction that holds the cutover's row. */
export class RiskBook {
  constructor(
    private readonly deps: { store: RiskStore; recorder: Recorder },
  ) {}

  /** One change of one risk. */
  async write(
    tx: Knex.Transaction,
    opened: Opened,
    before: Risk | undefined,
    step: RiskChange,
  ): Promise<Risk> {
    const [saved] = await this.writeAll(tx, opened, [
      { ...(before ? { before } : {}), steps: [step] },
    ]);
    return saved;
  }

  /** All is stored before anything is told: whoever follows sees the whole of it. */
  async writeAll(
    tx: Knex.Transaction,
    opened: Opened,
    writes: RiskWrite[],
  ): Promise<Risk[]> {
    const { recorder, store } = this.deps;
    const saved = new Map<RiskWrite, Risk>();
    const fresh = writes.filter(({ before }) => !before);
    await store.insert(
      tx,
      fresh.map(({ steps }) => writtenOf(steps)),
      opened.cutover,
    );
    for (const write of writes) {
      const { before, steps } = write;
      const written = writtenOf(steps);
      saved.set(
        write,
        before
          ? await store.save(tx, before, written, opened.cutover)
          : written.risk,
      );
    }
    for (const { before, steps } of writes) {
      let was = before;
      for (const { happened, next } of steps) {
        if (happened) {
          await recorder.record(
            tx,
            happened,
            opened,
            aboutRisk(was, next, happened, opened),
          );
        }
        was = next;
      }
    }
    return writes.flatMap(write => saved.get(write) ?? []);
  }
}

/** What several steps have come to; of assessments there is at most one among them. */
function writtenOf(steps: RiskChange[]) {
  const last = steps[steps.length - 1];
  const assessment = steps.findLast(each => each.assessment)?.assessment;
  return { risk: last.next, ...(assessment ? { assessment } : {}) };
}
