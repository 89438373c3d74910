import type { HttpAuthService } from '@backstage/backend-plugin-api';
import Router from 'express-promise-router';
import type { Actors } from './actors/Actors';
import { auditRoutes } from './audit/auditRoutes';
import type { AuditService } from './audit/AuditService';
import type { CutoverService } from './lifecycle/CutoverService';
import { cutoverRoutes } from './lifecycle/cutoverRoutes';
import { templateRoutes } from './template/templateRoutes';
import type { TemplateService } from './template/TemplateService';

/** Everything at /api/cutover. */
export function createRouter(deps: {
  httpAuth: HttpAuthService;
  actors: Actors;
  audit: AuditService;
  cutovers: CutoverService;
  templates: TemplateService;
}) {
  const router = Router();
  // What is answered depends on who asks, and may change without a new version.
  router.use((_req, res, next) => {
    res.set('Cache-Control', 'no-store');
    next();
  });
  templateRoutes(router, deps);
  cutoverRoutes(router, deps);
  auditRoutes(router, deps);
  return router;
}
