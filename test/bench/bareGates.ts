import { createHash } from 'node:crypto';
import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';
import {
  AuthorizeResult,
  type ResourcePermission,
} from '@backstage/plugin-permission-common';
import {
  cutoverGateDecidePermission,
  cutoverReadPermission,
} from '@backstage-cutover/plugin-cutover-common';
import express, { type Request } from 'express';
import Router from 'express-promise-router';
import type { Knex } from 'knex';

/** Where a decision is made, and what it leaves behind: the runner has seen both on our own route. */
interface Decided {
  gate: string;
  /** Holders of its seats. */
  people: string[];
  /** Rows of `gate_waiting` afterwards. */
  waiting: object[];
  /** Of each message, who tells it, and its text. */
  outbox: { teller: string; message: string }[];
  audit: string;
  /** What is answered. */
  text: string;
}

const SUMMARY = [
  ...['number', 'hash', 'material_hash', 'author', 'by_service'],
  ...['created_at', 'note'],
].map(column => `deliverable_revisions.${column}`);

/**
 * The least that a decision, and that the checks of a gate do: routes that authenticate, ask for one permission and make
 * the statements that our own routes make, on the same tables. They check nothing.
 */
export default createBackendModule({
  pluginId: 'cutover',
  moduleId: 'bench-bare-gates',
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
        const assertMay = async (
          req: Request,
          permission: ResourcePermission<'cutover'>,
        ) => {
          const credentials = await httpAuth.credentials(req, {
            allow: ['user'],
          });
          const [{ result }] = await permissions.authorizeConditional(
            [{ permission }],
            { credentials },
          );
          if (result === AuthorizeResult.DENY) throw new NotAllowedError();
        };
        let decided: Decided;
        let checked: string;
        const router = Router();
        router.use(express.json({ limit: '1mb' }));
        router.put('/decided', async (req, res) => {
          decided = req.body;
          res.status(204).end();
        });
        router.put('/checked', async (req, res) => {
          checked = req.body.text;
          res.status(204).end();
        });
        router.post('/cutovers/:id/decisions', async (req, res) => {
          await assertMay(req, cutoverGateDecidePermission);
          await decide(knex, req.params.id, decided);
          res.status(201).type('json').send(decided.text);
        });
        router.get('/cutovers/:id/:gate/reading', async (req, res) => {
          await assertMay(req, cutoverReadPermission);
          await read(knex, req.params.id, req.params.gate, {
            deliverables: String(req.query.of).split(','),
            phase: String(req.query.phase),
          });
          res.type('json').send(checked);
        });
        http.use(Router().use('/bare-gates', router));
      },
    });
  },
});

async function decide(
  knex: Knex,
  id: string,
  { gate, people, waiting, outbox, audit }: Decided,
) {
  const at = new Date().toISOString();
  const key = { cutover_id: id, gate };
  await knex.transaction(async tx => {
    await cutoverOf(tx, id).forNoKeyUpdate();
    const { version, state } = await gateOf(tx, key).forUpdate();
    await substitutionsOf(tx, people, at);
    await tx('gates')
      .where({ ...key, version })
      .update({
        version: version + 1,
        status: 'in-review',
        due_at: at,
        sent_back: false,
        state,
      })
      .returning('version');
    await tx('gate_waiting').where(key).delete();
    await tx('gate_waiting').insert(
      waiting.map(row => ({ ...row, cutover_id: id })),
    );
    const head = await tx('audit_heads')
      .where({ cutover_id: id })
      .first('seq', 'hash')
      .forUpdate();
    const seq = head.seq + 1;
    const hash = createHash('sha256').update(head.hash).update(audit);
    await tx('audit_entries').insert({ cutover_id: id, seq, entry: audit });
    await tx('audit_heads')
      .where({ cutover_id: id })
      .update({ seq, hash: hash.digest('hex') });
    await tx('outbox').insert(
      outbox.map(message => ({
        ...message,
        cutover_id: id,
        created_at: at,
        not_before: at,
      })),
    );
  });
  await cutoverOf(knex, id);
  await gateOf(knex, key);
  await substitutionsOf(knex, people, at);
  await outlinesOf(knex, id);
  await risksOf(knex, id);
}

/** What the checks of a gate look at. */
async function read(
  knex: Knex,
  id: string,
  gate: string,
  { deliverables, phase }: { deliverables: string[]; phase: string },
) {
  await cutoverOf(knex, id);
  await gateOf(knex, { cutover_id: id, gate });
  await Promise.all([
    newestOf(knex, id),
    knex('activities')
      .where({ cutover_id: id, phase })
      .orderBy('position')
      .select('document'),
    knex('deliverable_comments')
      .where({ cutover_id: id })
      .where(review => review.where('is_review', true).orWhereNull('is_review'))
      .whereIn('deliverable', deliverables)
      .select(
        'deliverable',
        knex.raw(
          'case when is_open or is_review is null then comment end as comment',
        ),
      ),
  ]);
}

function cutoverOf(db: Knex, id: string) {
  return db('cutovers').where({ id }).first('id', 'version', 'document');
}

function gateOf(db: Knex, key: { cutover_id: string; gate: string }) {
  return db('gates').where(key).first('version', 'state');
}

function substitutionsOf(db: Knex, people: string[], at: string) {
  return db('substitutions')
    .whereIn('principal', people)
    .where('end', '>', at)
    .select('id', 'principal', 'substitute', 'start', 'end');
}

function risksOf(db: Knex, id: string) {
  return db('risks')
    .where({ cutover_id: id })
    .orderBy('number')
    .select('document');
}

function newestOf(db: Knex, id: string) {
  return db('deliverables')
    .join('deliverable_revisions', join =>
      join
        .on('deliverable_revisions.cutover_id', 'deliverables.cutover_id')
        .on('deliverable_revisions.deliverable', 'deliverables.deliverable')
        .on('deliverable_revisions.number', 'deliverables.revision'),
    )
    .where('deliverables.cutover_id', id)
    .select('deliverables.deliverable', 'number', 'hash');
}

function outlinesOf(db: Knex, id: string) {
  return db('deliverables')
    .leftJoin('deliverable_revisions', join =>
      join
        .on('deliverable_revisions.cutover_id', 'deliverables.cutover_id')
        .on('deliverable_revisions.deliverable', 'deliverables.deliverable')
        .on('deliverable_revisions.number', 'deliverables.revision'),
    )
    .where('deliverables.cutover_id', id)
    .select(
      'deliverables.deliverable',
      'deliverables.saved_by',
      'deliverables.saved_at',
      ...SUMMARY,
    );
}
