import type { HttpAuthService } from '@backstage/backend-plugin-api';
import type { Request, Router } from 'express';
import type { Actors } from '../actors/Actors';
import { jsonBody } from '../http/body';
import { idempotencyKey } from '../idempotency/idempotencyKey';
import type { CommentService } from './CommentService';

const LONGEST_BODY = 128 * 1024;

export function commentRoutes(
  router: Router,
  deps: {
    httpAuth: HttpAuthService;
    actors: Actors;
    comments: CommentService;
  },
) {
  const { httpAuth, actors, comments } = deps;
  const callerOf = async (req: Request) =>
    actors.of(await httpAuth.credentials(req, { allow: ['user', 'service'] }));
  const body = jsonBody(LONGEST_BODY);
  const all = '/cutovers/:id/deliverables/:deliverable/comments';

  router.get(all, async (req, res) => {
    const { id, deliverable } = req.params;
    const caller = await callerOf(req);
    res.json({ items: await comments.list(id, deliverable, caller) });
  });

  router.post(all, body, async (req, res) => {
    const { id, deliverable } = req.params;
    const caller = await callerOf(req);
    const comment = await comments.comment(id, deliverable, req.body, caller, {
      idempotencyKey: idempotencyKey(req),
    });
    res.status(201).json(comment);
  });

  router.post(`${all}/:comment/answers`, body, async (req, res) => {
    const { id, deliverable, comment } = req.params;
    const caller = await callerOf(req);
    const answered = await comments.answer(
      id,
      deliverable,
      comment,
      req.body,
      caller,
    );
    res.status(201).json(answered);
  });

  router.post(`${all}/:comment/resolve`, async (req, res) => {
    const { id, deliverable, comment } = req.params;
    const caller = await callerOf(req);
    res.json(await comments.resolve(id, deliverable, comment, caller));
  });

  router.post(`${all}/:comment/reopen`, async (req, res) => {
    const { id, deliverable, comment } = req.params;
    const caller = await callerOf(req);
    res.json(await comments.reopen(id, deliverable, comment, caller));
  });
}
