import { createHash, randomUUID } from 'node:crypto';
import {
  coreServices,
  createBackendPlugin,
  resolvePackagePath,
} from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  cutoverDeliverableEditPermission,
  type Cutover,
} from '@backstage-cutover/plugin-cutover-common';
import express from 'express';
import Router from 'express-promise-router';
import type { Knex } from 'knex';

const DOCUMENT = 'many-fields';

/**
 * The least that handing in a document does: a route that authenticates, asks for one permission and makes the statements
 * that our own route makes, in one transaction, on tables that are made by the same migrations. It checks nothing.
 */
export default createBackendPlugin({
  pluginId: 'bare-revisions',
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
        await knex.migrate.latest({
          directory: resolvePackagePath(
            '@backstage-cutover/plugin-cutover-backend',
            'migrations',
          ),
        });
        const router = Router();
        router.use(express.json({ limit: '10mb' }));
        router.put('/cutover', async (req, res) => {
          await keep(knex, req.body);
          res.status(204).end();
        });
        router.post('/:cutover/revisions', async (req, res) => {
          const credentials = await httpAuth.credentials(req, {
            allow: ['user'],
          });
          const [{ result }] = await permissions.authorizeConditional(
            [{ permission: cutoverDeliverableEditPermission }],
            { credentials },
          );
          if (result === AuthorizeResult.DENY) throw new NotAllowedError();
          const { principal } = credentials;
          const made = await handIn(knex, {
            cutover: req.params.cutover,
            author: principal.userEntityRef,
            data: JSON.stringify(req.body.data),
          });
          res.status(201).json(made);
        });
        http.use(router);
      },
    });
  },
});

async function keep(knex: Knex, cutover: Cutover) {
  const at = new Date().toISOString();
  const hash = '0'.repeat(64);
  await knex('template_copies').insert({ hash, content: '{}', created_at: at });
  await knex('cutovers').insert({
    id: cutover.id,
    name: cutover.name,
    title_key: cutover.title,
    type: cutover.type,
    template_ref: cutover.template.ref,
    template_hash: hash,
    status: cutover.status,
    phase: cutover.phase,
    owner: cutover.owner,
    window_start: cutover.window.start,
    window_end: cutover.window.end,
    created_by: cutover.createdBy,
    created_at: at,
    updated_at: at,
    version: 1,
    change_position: 0,
    document: JSON.stringify(cutover),
  });
  await knex('audit_heads').insert({ cutover_id: cutover.id, seq: 0, hash });
  await knex('deliverables').insert({
    cutover_id: cutover.id,
    deliverable: DOCUMENT,
    version: 2,
    revision: 0,
  });
}

async function handIn(
  knex: Knex,
  { cutover, author, data }: { cutover: string; author: string; data: string },
) {
  const at = new Date().toISOString();
  const columns = ['id', 'version', 'document'];
  await knex('cutovers').where({ id: cutover }).first(columns);
  return knex.transaction(async tx => {
    await tx('cutovers').where({ id: cutover }).first(columns).forUpdate();
    const key = { cutover_id: cutover, deliverable: DOCUMENT };
    const kept = await tx('deliverables').where(key).first().forUpdate();
    await tx('deliverable_revisions')
      .where({ ...key, number: kept.revision })
      .first();
    const number = kept.revision + 1;
    const hash = createHash('sha256').update(data).digest('hex');
    const revision = { number, hash, author, by_service: false };
    await tx('deliverable_revisions')
      .insert({ ...key, ...revision, created_at: at, data, origins: '[]' })
      .onConflict(['cutover_id', 'deliverable', 'number'])
      .ignore()
      .returning('number');
    await tx('deliverables')
      .where({ ...key, version: kept.version })
      .update({ version: kept.version + 1, revision: number })
      .returning('version');
    const head = await tx('audit_heads')
      .where({ cutover_id: cutover })
      .first('seq', 'hash')
      .forUpdate();
    const seq = head.seq + 1;
    const entry = JSON.stringify({ ...key, ...revision, at, id: randomUUID() });
    await tx('audit_entries').insert({ cutover_id: cutover, seq, entry });
    await tx('audit_heads')
      .where({ cutover_id: cutover })
      .update({ seq, hash });
    await tx('outbox').insert(
      ['event', 'signal', 'audit-head'].map(teller => ({
        teller,
        cutover_id: cutover,
        message: JSON.stringify({ teller, id: cutover }),
        created_at: at,
        not_before: at,
      })),
    );
    return { ...revision, at };
  });
}
