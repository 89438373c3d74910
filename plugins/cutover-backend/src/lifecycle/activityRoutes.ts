import type { HttpAuthService } from '@backstage/backend-plugin-api';
import type { Request, Router } from 'express';
import type { Actors } from '../actors/Actors';
import { jsonBody } from '../http/body';
import { etagOf, ifMatch } from '../http/versions';
import type { ActivityService } from './ActivityService';

/** A reason at its longest and fifty people, several times over. */
const LONGEST_BODY = 64 * 1024;

export function activityRoutes(
  router: Router,
  deps: {
    httpAuth: HttpAuthService;
    actors: Actors;
    activities: ActivityService;
  },
) {
  const { httpAuth, actors, activities } = deps;
  // Services are let in as far as this, so that they are told in words that a person is needed.
  const callerOf = async (req: Request) =>
    actors.of(await httpAuth.credentials(req, { allow: ['user', 'service'] }));

  router.get('/cutovers/:id/activities', async (req, res) => {
    const caller = await callerOf(req);
    res.json({ items: await activities.list(req.params.id, caller) });
  });

  router.patch(
    '/cutovers/:id/activities/:activity',
    jsonBody(LONGEST_BODY),
    async (req, res) => {
      const caller = await callerOf(req);
      const { id, activity } = req.params;
      const saved = await activities.change(
        id,
        activity,
        ifMatch(req),
        req.body,
        caller,
      );
      res.set('ETag', etagOf(saved.version)).json(saved);
    },
  );
}
