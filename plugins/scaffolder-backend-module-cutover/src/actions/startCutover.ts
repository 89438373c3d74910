import { stringifyEntityRef } from '@backstage/catalog-model';
import {
  phaseEntityName,
  type CreateCutoverInput,
  type Cutover,
  type CutoverApi,
  type Text,
} from '@backstage-cutover/plugin-cutover-common';
import type { CutoverService } from '@backstage-cutover/plugin-cutover-node';
import type { InCatalog } from './inCatalog';
import { refusalOf } from './refusalOf';
import { digestOf, keyOf, type Task } from './task';
import { whatNow, wordsFor } from './whatNow';

export type StartInput = CreateCutoverInput & { language?: string };

export type StartOutput = {
  cutoverId: string;
  name: string;
  entityRef: string;
  path: string;
  firstPhaseRef: string;
  openCutover: string;
  openFirstPhase: string;
  whatNowTitle: string;
  whatNow: string;
};

/** What of a new cutover is kept with the task: enough to answer again after a restart. */
type Started = {
  id: string;
  name: string;
  firstPhase: { entityName: string; title: Text };
  team: Record<string, string[]>;
};

/**
 * Starts a cutover for the person who started the task. Running the same step of the same task again, by retry or
 * by recovery, answers with the same cutover: the checkpoint holds it, and where the process died before the
 * checkpoint was written, the idempotency key finds it.
 */
export async function startCutover(
  service: CutoverService,
  task: Task,
  { language = 'en', ...input }: StartInput,
  inCatalog?: InCatalog,
): Promise<StartOutput> {
  const api = service.as(await task.getInitiatorCredentials());
  const started = task.isDryRun
    ? await create(api, input, { dryRun: true })
    : await task.checkpoint({
        key: `create.${digestOf(input)}`,
        fn: () => create(api, input, { idempotencyKey: keyOf(task, input) }),
      });

  // The cutover stands already: its guide is a courtesy that may fail without failing the task.
  const template = await api.getTemplate(input.template).catch(() => undefined);
  const entityRef = `cutover:default/${started.name}`;
  if (!task.isDryRun) await inCatalog?.(entityRef, task);
  return {
    cutoverId: started.id,
    name: started.name,
    entityRef,
    path: `/catalog/default/cutover/${started.name}`,
    firstPhaseRef: stringifyEntityRef({
      kind: 'CutoverPhase',
      namespace: 'default',
      name: started.firstPhase.entityName,
    }),
    ...wordsFor(language),
    whatNow: whatNow(
      { phaseTitle: started.firstPhase.title, team: started.team },
      template?.spec,
      language,
    ),
  };
}

async function create(
  api: CutoverApi,
  input: CreateCutoverInput,
  options: { dryRun: true } | { idempotencyKey: string },
): Promise<Started> {
  try {
    return startedOf(await api.createCutover(input, options));
  } catch (error) {
    throw refusalOf(error, 'The cutover was not started');
  }
}

function startedOf(cutover: Cutover): Started {
  const { id, name, team } = cutover;
  const [{ id: phaseId, title }] = cutover.phases;
  const entityName = phaseEntityName(cutover, phaseId);
  return { id, name, firstPhase: { entityName, title }, team };
}
