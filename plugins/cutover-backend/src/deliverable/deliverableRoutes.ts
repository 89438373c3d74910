import type { HttpAuthService } from '@backstage/backend-plugin-api';
import type { Request, Router } from 'express';
import { z } from 'zod';
import type { Actors } from '../actors/Actors';
import { jsonBody } from '../http/body';
import { parseQuery } from '../http/query';
import { etagOf, ifMatch } from '../http/versions';
import { idempotencyKey } from '../idempotency/idempotencyKey';
import type { DeliverableService } from './DeliverableService';
import type { PresenceService } from './PresenceService';

/** As many bytes as a document may hold; a draft is sent by what changed. */
const LONGEST_BODY = 1024 * 1024;

const number = z.coerce.number().int().min(1).max(1_000_000);

const submitQuery = z.strictObject({
  dryRun: z.enum(['true', 'false']).default('false'),
});

const differenceQuery = z.strictObject({
  from: z.coerce.number().int().min(0).max(1_000_000),
  to: z.union([z.literal('draft'), number]),
});

export function deliverableRoutes(
  router: Router,
  deps: {
    httpAuth: HttpAuthService;
    actors: Actors;
    deliverables: DeliverableService;
    presence: PresenceService;
  },
) {
  const { httpAuth, actors, deliverables, presence } = deps;
  const callerOf = async (req: Request) =>
    actors.of(await httpAuth.credentials(req, { allow: ['user', 'service'] }));
  const body = jsonBody(LONGEST_BODY);
  const one = '/cutovers/:id/deliverables/:deliverable';

  router.get('/cutovers/:id/deliverables', async (req, res) => {
    const caller = await callerOf(req);
    res.json({ items: await deliverables.list(req.params.id, caller) });
  });

  router.get(one, async (req, res) => {
    const { id, deliverable } = req.params;
    const view = await deliverables.get(id, deliverable, await callerOf(req));
    res.set('ETag', etagOf(view.version)).json(view);
  });

  router.patch(`${one}/draft`, body, async (req, res) => {
    const { id, deliverable } = req.params;
    const saved = await deliverables.saveDraft(
      id,
      deliverable,
      ifMatch(req),
      req.body,
      await callerOf(req),
    );
    res.set('ETag', etagOf(saved.version)).json(saved);
  });

  router.delete(`${one}/draft`, async (req, res) => {
    const { id, deliverable } = req.params;
    const view = await deliverables.discardDraft(
      id,
      deliverable,
      ifMatch(req),
      await callerOf(req),
    );
    res.set('ETag', etagOf(view.version)).json(view);
  });

  router.post(`${one}/draft/copy`, body, async (req, res) => {
    const { id, deliverable } = req.params;
    const view = await deliverables.copyFrom(
      id,
      deliverable,
      ifMatch(req),
      req.body,
      await callerOf(req),
    );
    res.set('ETag', etagOf(view.version)).json(view);
  });

  router.get(`${one}/copy-sources`, async (req, res) => {
    const { id, deliverable } = req.params;
    const caller = await callerOf(req);
    res.json({
      items: await deliverables.copySources(id, deliverable, caller),
    });
  });

  router.post(`${one}/revisions`, body, async (req, res) => {
    const { id, deliverable } = req.params;
    const caller = await callerOf(req);
    const dryRun = parseQuery(submitQuery, req).dryRun === 'true';
    const revision = await deliverables.submit(
      id,
      deliverable,
      req.body,
      caller,
      {
        // Whoever hands in the draft names the version that they have seen.
        version:
          isOfDraft(req) || req.get('If-Match') ? ifMatch(req) : undefined,
        idempotencyKey: idempotencyKey(req),
        dryRun,
      },
    );
    res.status(dryRun ? 200 : 201).json(revision);
  });

  router.get(`${one}/revisions`, async (req, res) => {
    const { id, deliverable } = req.params;
    const caller = await callerOf(req);
    res.json({ items: await deliverables.revisions(id, deliverable, caller) });
  });

  router.get(`${one}/revisions/:number`, async (req, res) => {
    const { id, deliverable } = req.params;
    const caller = await callerOf(req);
    const wanted = number.catch(0).parse(req.params.number);
    res.json(await deliverables.revision(id, deliverable, wanted, caller));
  });

  router.get(`${one}/difference`, async (req, res) => {
    const { id, deliverable } = req.params;
    const caller = await callerOf(req);
    const between = parseQuery(differenceQuery, req);
    res.json(await deliverables.difference(id, deliverable, between, caller));
  });

  router.put(`${one}/presence`, async (req, res) => {
    const { id, deliverable } = req.params;
    const caller = await callerOf(req);
    res.json({ items: await presence.note(id, deliverable, caller) });
  });
}

function isOfDraft(req: Request) {
  return req.body?.data === undefined;
}
