import type { JsonObject } from '@backstage/types';
import { inputErrorOf, type Fault } from '../errors';
import type { CutoverWindow, Period } from './cutover';
import { readPlannedPeriod, readWindow } from './cutoverWindow';
import { malformed, normalRef, readRefs } from './entityRefs';
import {
  cancelCutoverInputSchema,
  completePhaseInputSchema,
  createCutoverInputSchema,
  editCutoverInputSchema,
  moveTemplateInputSchema,
  reopenPhaseInputSchema,
} from './input';
import type { MoveInput } from './moveTemplate';
import { shaped } from './shaped';

/** What starts a cutover: refs in full, times in UTC. */
export interface CreateCutover {
  template: string;
  templateVersion?: string;
  name?: string;
  title: string;
  owner: string;
  targets: string[];
  team: Record<string, string[]>;
  window: CutoverWindow;
  goals: string;
  scope: string;
  intake: JsonObject;
}

/** What changes in the plan of a cutover: refs in full, times in UTC. */
export type EditCutover = Partial<
  Pick<
    CreateCutover,
    'title' | 'owner' | 'targets' | 'team' | 'window' | 'goals' | 'scope'
  > & { phases: Record<string, Period> }
>;

/** Reads the body of a call that starts a cutover, or names every fault in it that can be seen without asking anybody. */
export function parseCreateInput(body: unknown): CreateCutover {
  const faults: Fault[] = [];
  const input = shaped(createCutoverInputSchema, body, faults);
  const template = normalRef(input.template, 'cutovertemplate');
  if (!template) faults.push(malformed(input.template, ['template']));
  const plan = readPlan(input, faults);
  if (faults.length || !template) throw inputErrorOf(faults);
  return {
    ...input,
    ...plan,
    template,
    intake: input.intake as JsonObject,
  };
}

/** Reads the body of a call that edits a cutover. */
export function parseEditInput(body: unknown): EditCutover {
  const faults: Fault[] = [];
  const input = shaped(editCutoverInputSchema, body, faults);
  if (Object.keys(input).length === 0) {
    faults.push({
      path: [],
      reason: 'edit.empty',
      message: 'Nothing is to be changed; send the fields that change',
    });
  }
  const { phases: typedPhases, ...typed } = input;
  const phases = Object.entries(typedPhases ?? {}).map(([id, period]) => {
    const read = readPlannedPeriod(period, ['phases', id], 'phases');
    faults.push(...read.faults);
    return [id, read.value] as const;
  });
  const plan = readPlan(typed, faults);
  if (faults.length) throw inputErrorOf(faults);
  return {
    ...plan,
    ...(typedPhases && { phases: Object.fromEntries(phases) }),
  } as EditCutover;
}

/** Reads the body of a call that cancels a cutover. */
export function parseCancelInput(body: unknown): { reason: string } {
  const faults: Fault[] = [];
  const input = shaped(cancelCutoverInputSchema, body, faults);
  if (faults.length) throw inputErrorOf(faults);
  return input;
}

/** Reads the body of a call that completes a phase. */
export function parseCompleteInput(body: unknown): { comment: string } {
  const faults: Fault[] = [];
  const input = shaped(completePhaseInputSchema, body, faults);
  if (faults.length) throw inputErrorOf(faults);
  return input;
}

/** Reads the body of a call that goes back to a phase. */
export function parseReopenInput(body: unknown): { reason: string } {
  const faults: Fault[] = [];
  const input = shaped(reopenPhaseInputSchema, body, faults);
  if (faults.length) throw inputErrorOf(faults);
  return input;
}

/** Reads the body of a call that moves a cutover to a newer version of its template. */
export function parseMoveInput(body: unknown): MoveInput {
  const faults: Fault[] = [];
  const input = shaped(moveTemplateInputSchema, body, faults);
  const { team } = readPlan({ team: input.team }, faults);
  if (faults.length) throw inputErrorOf(faults);
  return { ...input, team };
}

/** The entities that an input names, for the catalog to look up at once. */
export function refsOf(
  input: Pick<EditCutover, 'owner' | 'targets' | 'team'>,
): string[] {
  const refs = [
    ...(input.owner ? [input.owner] : []),
    ...(input.targets ?? []),
    ...Object.values(input.team ?? {}).flat(),
  ];
  return [...new Set(refs)];
}

interface TypedPlan {
  owner?: string;
  targets?: string[];
  team?: Record<string, string[]>;
  window?: { start: string; end: string; timeZone: string };
}

type ReadPlan<T> = T & { window: CutoverWindow };

function readPlan<T extends TypedPlan>(typed: T, faults: Fault[]) {
  const plan: TypedPlan = { ...typed };
  if (typed.owner !== undefined) {
    plan.owner = normalRef(typed.owner, 'group');
    if (!plan.owner) faults.push(malformed(typed.owner, ['owner']));
  }
  if (typed.targets) {
    const read = readRefs(typed.targets, ['targets'], 'target');
    plan.targets = read.refs;
    faults.push(...read.faults);
  }
  if (typed.team) {
    const roles = Object.entries(typed.team).map(([role, people]) => {
      const read = readRefs(people, ['team', role], 'team');
      faults.push(...read.faults);
      return [role, read.refs];
    });
    plan.team = Object.fromEntries(roles);
  }
  if (typed.window) {
    const read = readWindow(typed.window, ['window']);
    plan.window = read.value;
    faults.push(...read.faults);
  }
  return plan as ReadPlan<T>;
}
