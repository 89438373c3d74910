import type { HttpAuthService } from '@backstage/backend-plugin-api';
import Router from 'express-promise-router';
import type { Actors } from './actors/Actors';
import { auditRoutes } from './audit/auditRoutes';
import type { AuditService } from './audit/AuditService';
import { commentRoutes } from './deliverable/commentRoutes';
import type { CommentService } from './deliverable/CommentService';
import { deliverableRoutes } from './deliverable/deliverableRoutes';
import type { DeliverableService } from './deliverable/DeliverableService';
import { fileRoutes } from './deliverable/fileRoutes';
import type { FileService } from './deliverable/FileService';
import type { PresenceService } from './deliverable/PresenceService';
import { gateRoutes } from './gate/gateRoutes';
import type { GateService } from './gate/GateService';
import type { SubstitutionService } from './gate/SubstitutionService';
import type { WorkService } from './gate/WorkService';
import { activityRoutes } from './lifecycle/activityRoutes';
import type { ActivityService } from './lifecycle/ActivityService';
import type { CutoverService } from './lifecycle/CutoverService';
import { cutoverRoutes } from './lifecycle/cutoverRoutes';
import type { TemplateMoves } from './lifecycle/TemplateMoves';
import type { RiskImport } from './risk/RiskImport';
import { riskRoutes } from './risk/riskRoutes';
import type { RiskService } from './risk/RiskService';
import type { RiskSums } from './risk/RiskSums';
import { templateRoutes } from './template/templateRoutes';
import type { TemplateService } from './template/TemplateService';
import { trainingRoutes, type TrainingDoors } from './training/trainingRoutes';

/** Everything at /api/cutover. */
export function createRouter(
  deps: TrainingDoors & {
    httpAuth: HttpAuthService;
    actors: Actors;
    audit: AuditService;
    comments: CommentService;
    cutovers: CutoverService;
    activities: ActivityService;
    deliverables: DeliverableService;
    files: FileService;
    gates: GateService;
    moves: TemplateMoves;
    presence: PresenceService;
    risks: RiskService;
    riskImport: RiskImport;
    riskSums: RiskSums;
    substitutions: SubstitutionService;
    work: WorkService;
    templates: TemplateService;
  },
) {
  const router = Router();
  // What is answered depends on who asks, and may change without a new version.
  router.use((_req, res, next) => {
    res.set('Cache-Control', 'no-store');
    next();
  });
  templateRoutes(router, deps);
  cutoverRoutes(router, deps);
  activityRoutes(router, deps);
  auditRoutes(router, deps);
  deliverableRoutes(router, deps);
  commentRoutes(router, deps);
  fileRoutes(router, deps);
  gateRoutes(router, deps);
  riskRoutes(router, deps);
  trainingRoutes(router, deps);
  return router;
}
