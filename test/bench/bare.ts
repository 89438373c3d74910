import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';
import {
  AuthorizeResult,
  type PolicyDecision,
} from '@backstage/plugin-permission-common';
import { cutoverReadPermission } from '@backstage-cutover/plugin-cutover-common';
import express from 'express';
import Router from 'express-promise-router';

interface AnswerRow {
  id: string;
  body: string;
}

/**
 * The least that a route of a Backstage plugin does: it authenticates, asks for one permission, and sends what one
 * SELECT finds. The runner stores the bytes that our own route answered, so that both send the same.
 */
export default createBackendPlugin({
  pluginId: 'bare',
  register(env) {
    env.registerInit({
      deps: {
        database: coreServices.database,
        http: coreServices.httpRouter,
        httpAuth: coreServices.httpAuth,
        permissions: coreServices.permissions,
      },
      async init({ database, http, httpAuth, permissions }) {
        const knex = await database.getClient();
        if (!(await knex.schema.hasTable('answers'))) {
          await knex.schema.createTable('answers', table => {
            table.string('id').primary();
            table.text('body').notNullable();
          });
        }
        const router = Router();
        router.put(
          '/answers/:id',
          express.json({ limit: '10mb' }),
          async (req, res) => {
            await knex<AnswerRow>('answers')
              .insert({ id: req.params.id, body: req.body.text })
              .onConflict('id')
              .merge();
            res.status(204).end();
          },
        );
        router.get('/answers/:id', async (req, res) => {
          const credentials = await httpAuth.credentials(req, {
            allow: ['user'],
          });
          const [decision]: PolicyDecision[] =
            await permissions.authorizeConditional(
              [{ permission: cutoverReadPermission }],
              { credentials },
            );
          if (decision.result === AuthorizeResult.DENY) {
            throw new NotAllowedError('Reading needs cutover.read');
          }
          const row = await knex<AnswerRow>('answers')
            .where({ id: req.params.id })
            .first('body');
          res.type('application/json').send(row?.body);
        });
        http.use(router);
      },
    });
  },
});
