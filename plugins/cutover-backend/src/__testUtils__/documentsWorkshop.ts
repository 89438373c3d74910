import type { FileStorage } from '@backstage-cutover/plugin-cutover-node';
import { DEFAULT_FILE_TYPES } from '@backstage-cutover/plugin-cutover-common';
import type { Knex } from 'knex';
import type { Recorder } from '../audit/Recorder';
import { deliverableServices } from '../deliverable/deliverableServices';
import { GateStore } from '../gate/GateStore';
import { SentBackByGates } from '../gate/SentBackByGates';
import { aWorkshop, bobOfTheShop, person } from './aWorkshop';
import { aBody, alice, carol, company } from './company';
import { aTemplateWithDocuments, documentsEntity } from './documents';

export const byAlice = person(alice);
export const byCarol = person(carol);

/** A file as it is sent, part by part. */
export async function* bytes(...parts: string[]) {
  for (const part of parts) yield Buffer.from(part);
}

/** Why a call was refused: its reason, or else its words. */
export async function whyRefused(call: Promise<unknown>): Promise<unknown> {
  return call.then(
    () => 'not refused',
    error => error.reason ?? error.message,
  );
}

/** The use cases of documents on a database, as one replica or as several. */
export async function documentsWorkshop(knex: Knex) {
  const workshop = await aWorkshop(knex, [...company, documentsEntity]);
  await workshop.templates.register(
    JSON.parse(JSON.stringify(aTemplateWithDocuments)),
  );
  const replica = (
    different: { recorder?: Recorder; storage?: FileStorage } = {},
  ) =>
    deliverableServices({
      ...workshop.deps,
      cutoverDoor: workshop.door,
      sentBack: new SentBackByGates({ store: new GateStore() }),
      limits: { maxSize: 1024 * 1024, types: DEFAULT_FILE_TYPES },
      ...different,
    });
  return {
    ...workshop,
    replica,
    async countOf(table: string, where: object) {
      const [{ count }] = await knex(table).where(where).count({ count: '*' });
      return Number(count);
    },
    begun: () =>
      workshop.cutovers.create(
        aBody({ template: 'documented-change' }),
        bobOfTheShop,
      ),
  };
}
