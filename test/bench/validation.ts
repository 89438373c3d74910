import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import {
  activeData,
  applicableForm,
  dataFaults,
  deliverablesOf,
  type Cutover,
} from '@backstage-cutover/plugin-cutover-common';

const TIMES = 200;

/** Times the validation of the last revision of a document by itself, as the median of many, in milliseconds. */
export default createBackendModule({
  pluginId: 'cutover',
  moduleId: 'bench-validation',
  register({ registerInit }) {
    registerInit({
      deps: { database: coreServices.database },
      async init({ database }) {
        process.on(
          'message',
          async ({
            validate,
          }: {
            validate?: { cutover: string; document: string };
          }) => {
            if (!validate) return;
            const knex = await database.getClient();
            const { document, template_hash: hash } = await knex('cutovers')
              .where({ id: validate.cutover })
              .first();
            const { content } = await knex('template_copies')
              .where({ hash })
              .first();
            const { data } = await knex('deliverable_revisions')
              .where({
                cutover_id: validate.cutover,
                deliverable: validate.document,
              })
              .orderBy('number', 'desc')
              .first();
            const { intake }: Cutover = JSON.parse(document);
            const place = deliverablesOf(JSON.parse(content), intake).find(
              ({ deliverable }) => deliverable.id === validate.document,
            );
            if (!place) throw new Error(`No ${validate.document}`);
            const { schema } = applicableForm(place.form, intake);
            const times = Array.from({ length: TIMES }, () => {
              const values = JSON.parse(data);
              const began = performance.now();
              const faults = dataFaults(
                schema,
                activeData(schema, values).data,
              );
              if (faults.length) throw new Error(JSON.stringify(faults));
              return performance.now() - began;
            }).sort((one, other) => one - other);
            process.send?.({ validation: times[TIMES / 2] });
          },
        );
      },
    });
  },
});
