import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import { ResponseError } from '@backstage/errors';
import type {
  GateApi,
  GateRef,
  GateRehearsal,
  GateStatusAnswer,
  GateView,
  SubmitGateInput,
  Verdict,
} from '@backstage-cutover/plugin-cutover-common';

type Round = GateView['rounds'][number];

/**
 * Stands for the gates in the cutover backend: it keeps the rounds of one gate, knows idempotency keys, and finds in a
 * submission what a test says is wrong with it.
 */
export class GatesInMemory {
  readonly rounds: Round[] = [];
  readonly calls: {
    act: 'submit' | 'rehearse' | 'status';
    ref: GateRef;
    input?: SubmitGateInput;
    options?: { idempotencyKey?: string };
    by: BackstageCredentials;
  }[] = [];
  /** Lets this many calls succeed and then lose their answer on the way back. */
  answersToLose = 0;
  maySubmit: Verdict = { allowed: true };
  wrong: Partial<Pick<GateRehearsal, 'faults' | 'shortages'>> = {};
  standing: Partial<GateStatusAnswer> = {};
  readonly #byKey = new Set<string>();

  as(by: BackstageCredentials): GateApi {
    const refuse = async () => {
      throw new Error('not part of these tests');
    };
    return {
      get: async ref => this.#view(ref),
      submit: (ref, input, options = {}) => {
        this.calls.push({ act: 'submit', ref, input, options, by });
        return this.#submit(ref, options);
      },
      rehearse: async (ref, input) => {
        this.calls.push({ act: 'rehearse', ref, input, by });
        return this.#rehearsal();
      },
      status: async ref => {
        this.calls.push({ act: 'status', ref, by });
        return this.#status(ref);
      },
      ...{ list: refuse, checks: refuse, decide: refuse, takeBack: refuse },
      ...{ addSigner: refuse, removeSigner: refuse, transfer: refuse },
      ...{ recall: refuse, ask: refuse, stopAsking: refuse, answer: refuse },
      ...{ returnTo: refuse, withdraw: refuse, urge: refuse, copy: refuse },
      ...{ openInEmergency: refuse, work: refuse, substitutions: refuse },
      ...{ substitute: refuse, endSubstitution: refuse },
    };
  }

  async #submit(ref: GateRef, { idempotencyKey }: { idempotencyKey?: string }) {
    if (!idempotencyKey || !this.#byKey.has(idempotencyKey)) {
      if (this.rounds.at(-1)?.status === 'in-review') {
        await refuseAs(409, {
          name: 'ConflictError',
          message: `${ref.gate} is under review already; withdraw that round first`,
          reason: 'gate.in-review',
        });
      }
      this.rounds.push(aRound(this.rounds.length + 1));
    }
    if (idempotencyKey) this.#byKey.add(idempotencyKey);
    if (this.answersToLose > 0) {
      this.answersToLose -= 1;
      throw new Error('The connection was cut');
    }
    return this.#view(ref);
  }

  #view({ gate }: GateRef): GateView {
    const refused: Verdict = { allowed: false, reason: 'x', message: 'x' };
    const others = { withdraw: refused, urge: refused, copy: refused };
    return {
      id: gate,
      phase: 'implementation',
      title: 'Verification',
      status: this.rounds.length ? 'in-review' : 'closed',
      awaitsReview: false,
      rounds: [...this.rounds],
      ...{ emergencies: [], items: [], beingEdited: [] },
      hash: hashOf(this.rounds.length + 1),
      allowed: { submit: this.maySubmit, ...others, emergency: refused },
    };
  }

  #rehearsal(): GateRehearsal {
    return {
      hash: hashOf(this.rounds.length + 1),
      ...{ seats: [], shortages: [], faults: [], checks: [], beingEdited: [] },
      ...this.wrong,
    };
  }

  async #status({ cutover, gate }: GateRef): Promise<GateStatusAnswer> {
    if (gate === 'verifcation') {
      await refuseAs(404, {
        name: 'NotFoundError',
        message: `Cutover ${cutover} has no gate "${gate}"`,
        reason: 'gate.unknown',
      });
    }
    return {
      ...{ cutover, gate, phase: 'implementation', status: 'closed' },
      ...{ open: false, emergency: false },
      message: `${gate} of ${cutover} is not open: it was never submitted`,
      ...this.standing,
    };
  }
}

function hashOf(round: number) {
  return String(round).padStart(64, '0');
}

function aRound(number: number): Round {
  return {
    ...{ number, status: 'in-review', hash: hashOf(number) },
    submittedBy: 'user:default/mei',
    submittedAt: '2026-11-24T12:00:00.000Z',
    ...{ seats: [], items: [], rules: [], outcomes: [], changes: [] },
    ...{ copies: [], checks: [] },
    ...{ excludeContributors: false, distinct: false },
  };
}

/** A refusal as it arrives from the backend. */
async function refuseAs(
  status: number,
  error: { name: string; message: string; reason: string },
): Promise<never> {
  throw await ResponseError.fromResponse(
    new Response(JSON.stringify({ error, response: { statusCode: status } }), {
      status,
      headers: { 'Content-Type': 'application/json' },
    }),
  );
}
