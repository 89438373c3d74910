import {
  createApiFactory,
  createComponentExtension,
  createPlugin,
  createRoutableExtension,
  discoveryApiRef,
  fetchApiRef,
} from '@backstage/core-plugin-api';
import { createCardExtension } from '@backstage/plugin-home-react';
import { CutoverClient } from '@backstage-cutover/plugin-cutover-common';
import { cutoverApiRef } from './api';
import {
  assessmentRouteRef,
  courseReadingRouteRef,
  documentsRouteRef,
  gateSheetRouteRef,
  myTrainingRouteRef,
  myWorkRouteRef,
  rootRouteRef,
  startRouteRef,
} from './routes';

/** Backstage Cutover in a portal on the legacy frontend system. */
export const cutoverPlugin = createPlugin({
  id: 'cutover',
  routes: {
    root: rootRouteRef,
    documents: documentsRouteRef,
    gateSheet: gateSheetRouteRef,
    myWork: myWorkRouteRef,
    myTraining: myTrainingRouteRef,
    courseReading: courseReadingRouteRef,
    assessment: assessmentRouteRef,
  },
  externalRoutes: { start: startRouteRef },
  apis: [
    createApiFactory({
      api: cutoverApiRef,
      deps: { discoveryApi: discoveryApiRef, fetchApi: fetchApiRef },
      factory: deps => new CutoverClient(deps),
    }),
  ],
});

/** The portfolio: all cutovers as a table, a calendar and a timeline; below it what waits for the reader, their training, and the documents of each phase. */
export const CutoversPage = cutoverPlugin.provide(
  createRoutableExtension({
    name: 'CutoversPage',
    mountPoint: rootRouteRef,
    component: () => import('./CutoverRoutes').then(m => m.CutoverRoutes),
  }),
);

/** What a Cutover is about, where it stands and what comes next. */
export const EntityCutoverOverview = cutoverPlugin.provide(
  createComponentExtension({
    name: 'EntityCutoverOverview',
    component: {
      lazy: () =>
        import('./lifecycle/cutoverPage/CutoverOverview').then(
          m => m.CutoverOverview,
        ),
    },
  }),
);

/** All phases of a Cutover with their activities and gates. */
export const EntityCutoverPhases = cutoverPlugin.provide(
  createComponentExtension({
    name: 'EntityCutoverPhases',
    component: {
      lazy: () =>
        import('./lifecycle/cutoverPage/CutoverPhases').then(
          m => m.CutoverPhases,
        ),
    },
  }),
);

/** Everything that is handed in for a Cutover. */
export const EntityCutoverDocuments = cutoverPlugin.provide(
  createComponentExtension({
    name: 'EntityCutoverDocuments',
    component: {
      lazy: () =>
        import('./deliverable/page/CutoverDocuments').then(
          m => m.CutoverDocuments,
        ),
    },
  }),
);

/** The risk matrix and the register of a Cutover. */
export const EntityCutoverRisks = cutoverPlugin.provide(
  createComponentExtension({
    name: 'EntityCutoverRisks',
    component: {
      lazy: () =>
        import('./risk/register/CutoverRisks').then(m => m.CutoverRisks),
    },
  }),
);

/** How ready the people of a Cutover are, its courses and what came of them. */
export const EntityCutoverTraining = cutoverPlugin.provide(
  createComponentExtension({
    name: 'EntityCutoverTraining',
    component: {
      lazy: () =>
        import('./training/tab/CutoverTraining').then(m => m.CutoverTraining),
    },
  }),
);

/** The audit trail of a Cutover. */
export const EntityCutoverHistory = cutoverPlugin.provide(
  createComponentExtension({
    name: 'EntityCutoverHistory',
    component: {
      lazy: () =>
        import('./lifecycle/cutoverPage/CutoverHistory').then(
          m => m.CutoverHistory,
        ),
    },
  }),
);

/** One CutoverPhase. */
export const EntityCutoverPhaseContent = cutoverPlugin.provide(
  createComponentExtension({
    name: 'EntityCutoverPhaseContent',
    component: {
      lazy: () =>
        import('./lifecycle/phasePage/PhaseContent').then(m => m.PhaseContent),
    },
  }),
);

/** The *Cutovers* tab of what cutovers change. */
export const EntityCutoversContent = cutoverPlugin.provide(
  createComponentExtension({
    name: 'EntityCutoversContent',
    component: {
      lazy: () =>
        import('./lifecycle/entityTab/EntityCutovers').then(
          m => m.EntityCutovers,
        ),
    },
  }),
);

/** The *Risks* tab of what cutovers change, and of groups: the risks of all open cutovers that touch it. */
export const EntityRisksContent = cutoverPlugin.provide(
  createComponentExtension({
    name: 'EntityRisksContent',
    component: {
      lazy: () => import('./risk/entity/EntityRisks').then(m => m.EntityRisks),
    },
  }),
);

/** The *Training assessments* tab of a Group or User: what their people have to learn, and how it went. */
export const EntityTrainingContent = cutoverPlugin.provide(
  createComponentExtension({
    name: 'EntityTrainingContent',
    component: {
      lazy: () =>
        import('./training/entity/EntityTraining').then(m => m.EntityTraining),
    },
  }),
);

/** A card of what cutovers change: how ready the people are whom they train. */
export const EntityTrainingCard = cutoverPlugin.provide(
  createComponentExtension({
    name: 'EntityTrainingCard',
    component: {
      lazy: () =>
        import('./training/entity/EntityTrainingCard').then(
          m => m.EntityTrainingCard,
        ),
    },
  }),
);

/** The cutovers that a Group or User owns or takes part in. */
export const EntityCutoversCard = cutoverPlugin.provide(
  createComponentExtension({
    name: 'EntityCutoversCard',
    component: {
      lazy: () =>
        import('./lifecycle/entityTab/MemberCutoversCard').then(
          m => m.MemberCutoversCard,
        ),
    },
  }),
);

/** A card of the home page: the cutovers of the person signed in. */
export const HomePageMyCutovers = cutoverPlugin.provide(
  createCardExtension<{}>({
    name: 'HomePageMyCutovers',
    components: () => import('./lifecycle/homeCard'),
  }),
);

/** A card of the home page: what waits for the person signed in. */
export const HomePageCutoverWork = cutoverPlugin.provide(
  createCardExtension<{}>({
    name: 'HomePageCutoverWork',
    components: () => import('./gate/work/homeCard'),
  }),
);
