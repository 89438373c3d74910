import type { HttpAuthService } from '@backstage/backend-plugin-api';
import type { Router } from 'express';
import type { Actors } from '../actors/Actors';
import { jsonBody } from '../http/body';
import { templateBody, type TemplateService } from './TemplateService';

/** A whole template with every form in two languages; far more than any of ours. */
const LONGEST_TEMPLATE = 5 * 1024 * 1024;

export function templateRoutes(
  router: Router,
  deps: {
    httpAuth: HttpAuthService;
    actors: Actors;
    templates: TemplateService;
  },
) {
  const { httpAuth, actors, templates } = deps;

  router.get('/templates', async (req, res) => {
    const credentials = await httpAuth.credentials(req);
    res.json({ items: await templates.list(credentials) });
  });

  router.get('/templates/:ref', async (req, res) => {
    const credentials = await httpAuth.credentials(req);
    res.json(await templates.get(req.params.ref, credentials));
  });

  router.post(
    '/templates',
    async (req, _res, next) => {
      actors.assertService(await httpAuth.credentials(req));
      next();
    },
    jsonBody(LONGEST_TEMPLATE),
    async (req, res) => {
      res.json(await templates.register(templateBody(req.body)));
    },
  );
}
