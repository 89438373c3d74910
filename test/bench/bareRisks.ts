import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { cutoverReadPermission } from '@backstage-cutover/plugin-cutover-common';
import express from 'express';
import Router from 'express-promise-router';

/**
 * The least that a sum of risks does: a route that authenticates, asks for one permission, and counts all open risks of
 * running cutovers by their place in one grouped SELECT. It asks nobody what they touch, and sends the bytes that our own
 * route answered.
 */
export default createBackendModule({
  pluginId: 'cutover',
  moduleId: 'bench-bare-risks',
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
        let answer = '';
        const router = Router();
        router.put('/answer', express.json({ limit: '1mb' }), (req, res) => {
          answer = req.body.text;
          res.status(204).end();
        });
        router.get('/sum', async (req, res) => {
          const credentials = await httpAuth.credentials(req, {
            allow: ['user'],
          });
          const [{ result }] = await permissions.authorizeConditional(
            [{ permission: cutoverReadPermission }],
            { credentials },
          );
          if (result === AuthorizeResult.DENY) throw new NotAllowedError();
          const columns = [
            ...['risks.scale_hash', 'cutovers.template_hash'],
            ...['likelihood', 'impact', 'priority'].map(
              key => `risks.current_${key}`,
            ),
          ];
          const rows = await knex('risks')
            .join('cutovers', 'cutovers.id', 'risks.cutover_id')
            .where('cutovers.status', 'running')
            .whereNot('risks.status', 'closed')
            .groupBy(columns)
            .select(columns)
            .count({ count: '*' });
          if (rows.length === 0) throw new Error('There are no risks');
          res.type('application/json').send(answer);
        });
        http.use(Router().use('/bare-risks', router));
      },
    });
  },
});
