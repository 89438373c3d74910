import { createExtensionPoint } from '@backstage/backend-plugin-api';
import type { JsonObject, JsonValue } from '@backstage/types';
import type { Cutover, Text } from '@backstage-cutover/plugin-cutover-common';

/** What a check looks at. */
export interface GateCheckContext {
  cutover: Cutover;
  /** Ids of the gate and of the phase that it ends. */
  gate: string;
  phase: string;
  /** As the template gives them. */
  params: JsonObject;
  /** Aborted when the time for an answer is over. */
  signal: AbortSignal;
}

/** What a check found: one sentence, and the facts behind it, which are kept with the round. */
export interface GateCheckAnswer {
  passed: boolean;
  explanation: Text;
  facts?: JsonValue;
}

/** A condition that has to hold before a gate opens; a template names it by its id, such as `pipeline.is-green`. */
export interface GateCheck {
  id: string;
  title: Text;
  /** A check that throws, or takes longer than `cutover.gates.checkSeconds`, is unknown, and holds the gate closed. */
  evaluate(context: GateCheckContext): Promise<GateCheckAnswer>;
}

export interface CutoverGateChecksExtensionPoint {
  /** Fails where there is a check of that id already. */
  addCheck(...checks: GateCheck[]): void;
}

/** For a module that lets gates look at more than the product knows. */
export const cutoverGateChecksExtensionPoint =
  createExtensionPoint<CutoverGateChecksExtensionPoint>({
    id: 'cutover.gateChecks',
  });
