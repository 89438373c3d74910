import { randomUUID } from 'node:crypto';
import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { cutoverReadPermission } from '@backstage-cutover/plugin-cutover-common';
import express, { type Request } from 'express';
import Router from 'express-promise-router';

const ROWS = 'bench_rows';

/**
 * The least that handing something in does: a route that authenticates, asks for one permission and inserts a row. And the
 * least that readiness does: one that counts who needs the courses of a cutover in one grouped SELECT, and sends the bytes
 * that our own route answered.
 */
export default createBackendModule({
  pluginId: 'cutover',
  moduleId: 'bench-bare-training',
  register({ registerInit }) {
    registerInit({
      deps: {
        database: coreServices.database,
        http: coreServices.httpRouter,
        httpAuth: coreServices.httpAuth,
        permissions: coreServices.permissions,
      },
      async init({ database, http, httpAuth, permissions }) {
        const knex = await database.getClient();
        if (!(await knex.schema.hasTable(ROWS))) {
          await knex.schema.createTable(ROWS, table => {
            table.uuid('id').primary();
            table.string('at').notNullable();
          });
        }
        const assertMay = async (req: Request) => {
          const credentials = await httpAuth.credentials(req, {
            allow: ['user'],
          });
          const [{ result }] = await permissions.authorizeConditional(
            [{ permission: cutoverReadPermission }],
            { credentials },
          );
          if (result === AuthorizeResult.DENY) throw new NotAllowedError();
        };
        let answer = '';
        const router = Router();
        router.use(express.json({ limit: '10mb' }));
        router.put('/answer', (req, res) => {
          answer = req.body.text;
          res.status(204).end();
        });
        router.post('/rows', async (req, res) => {
          await assertMay(req);
          await knex(ROWS).insert({
            id: randomUUID(),
            at: new Date().toISOString(),
          });
          res.status(201).json({});
        });
        router.get('/cutovers/:id', async (req, res) => {
          await assertMay(req);
          const rows = await knex('training_members')
            .where({ cutover_id: req.params.id })
            .where({ active: true, released: false })
            .groupBy('course', 'department')
            .orderBy(['course', 'department'])
            .select('course', 'department')
            .select(
              knex.raw('count(*) as needed'),
              knex.raw(
                'sum(case when certified_until > ? then 1 else 0 end) as certified',
                [new Date().toISOString()],
              ),
            );
          if (rows.length === 0) throw new Error('Nobody needs anything');
          res.type('application/json').send(answer);
        });
        http.use(Router().use('/bare-training', router));
      },
    });
  },
});
