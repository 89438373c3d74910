import type { HttpAuthService } from '@backstage/backend-plugin-api';
import type { Request, Router } from 'express';
import { z } from 'zod';
import type { Actors } from '../actors/Actors';
import { jsonBody } from '../http/body';
import { jsonList, sendJson } from '../http/json';
import { parseQuery } from '../http/query';
import { etagOf, ifMatch } from '../http/versions';
import { idempotencyKey } from '../idempotency/idempotencyKey';
import { cutoverQueryOf } from './cutoverQuery';
import type { CutoverService } from './CutoverService';
import type { TemplateMoves } from './TemplateMoves';

/** Every text of a cutover at its longest, several times over. */
const LONGEST_BODY = 1024 * 1024;

const createQuery = z.strictObject({
  dryRun: z.enum(['true', 'false']).default('false'),
});

const changesQuery = z.strictObject({
  after: z.coerce.number().int().min(0),
  limit: z.coerce.number().int().min(1).max(1000).default(200),
});

export function cutoverRoutes(
  router: Router,
  deps: {
    httpAuth: HttpAuthService;
    actors: Actors;
    cutovers: CutoverService;
    moves: TemplateMoves;
  },
) {
  const { httpAuth, actors, cutovers, moves } = deps;
  // Services are let in as far as this, so that they are told in words that a person is needed.
  const callerOf = async (req: Request) =>
    actors.of(await httpAuth.credentials(req, { allow: ['user', 'service'] }));
  const body = jsonBody(LONGEST_BODY);

  router.post('/cutovers', body, async (req, res) => {
    const caller = await callerOf(req);
    const { dryRun } = parseQuery(createQuery, req);
    if (dryRun === 'true') {
      res.json(await cutovers.rehearse(req.body, caller));
      return;
    }
    const cutover = await cutovers.create(req.body, caller, {
      idempotencyKey: idempotencyKey(req),
    });
    res.set('ETag', etagOf(cutover.version)).status(201).json(cutover);
  });

  router.get('/cutovers', async (req, res) => {
    const credentials = await httpAuth.credentials(req);
    const { documents, ...page } = await cutovers.list(
      cutoverQueryOf(req),
      credentials,
    );
    sendJson(res, jsonList('items', documents, page));
  });

  router.get('/cutovers/:id', async (req, res) => {
    const credentials = await httpAuth.credentials(req);
    const found = await cutovers.get(req.params.id, credentials);
    sendJson(res.set('ETag', etagOf(found.version)), found.document);
  });

  router.get('/cutovers/:id/template', async (req, res) => {
    const credentials = await httpAuth.credentials(req);
    res.json(await cutovers.templateOf(req.params.id, credentials));
  });

  router.get('/cutovers/:id/allowed', async (req, res) => {
    res.json(await cutovers.allowed(req.params.id, await callerOf(req)));
  });

  router.patch('/cutovers/:id', body, async (req, res) => {
    const caller = await callerOf(req);
    const { id } = req.params;
    const saved = await cutovers.edit(id, ifMatch(req), req.body, caller);
    res.set('ETag', etagOf(saved.version)).json(saved);
  });

  router.post(
    '/cutovers/:id/phases/:phase/complete',
    body,
    async (req, res) => {
      const caller = await callerOf(req);
      const { id, phase } = req.params;
      const saved = await cutovers.completePhase(
        id,
        ifMatch(req),
        phase,
        req.body,
        caller,
      );
      res.set('ETag', etagOf(saved.version)).json(saved);
    },
  );

  router.post('/cutovers/:id/phases/:phase/reopen', body, async (req, res) => {
    const caller = await callerOf(req);
    const { id, phase } = req.params;
    const saved = await cutovers.reopenPhase(
      id,
      ifMatch(req),
      phase,
      req.body,
      caller,
    );
    res.set('ETag', etagOf(saved.version)).json(saved);
  });

  router.post('/cutovers/:id/cancel', body, async (req, res) => {
    const caller = await callerOf(req);
    const { id } = req.params;
    const saved = await cutovers.cancel(id, ifMatch(req), req.body, caller);
    res.set('ETag', etagOf(saved.version)).json(saved);
  });

  router.get('/cutovers/:id/template/move', async (req, res) => {
    res.json(await moves.preview(req.params.id, await callerOf(req)));
  });

  router.post('/cutovers/:id/template/move', body, async (req, res) => {
    const caller = await callerOf(req);
    const { id } = req.params;
    const moved = await moves.move(id, ifMatch(req), req.body, caller);
    res.set('ETag', etagOf(moved.cutover.version)).json(moved);
  });

  router.get('/changes', async (req, res) => {
    actors.assertService(await httpAuth.credentials(req));
    const { changes, ...page } = await cutovers.changes(
      parseQuery(changesQuery, req),
    );
    const items = changes.map(({ position, document }) => [
      `{"position":${position},"cutover":`,
      document,
      '}',
    ]);
    // Nobody asks for the same page twice, so that an ETag over all of it would be for nothing.
    res.type('application/json').end(jsonList('changes', items, page));
  });
}
