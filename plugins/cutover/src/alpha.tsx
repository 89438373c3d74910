/**
 * Backstage Cutover for the new frontend system.
 *
 * @packageDocumentation
 */

import SwapHorizIcon from '@material-ui/icons/SwapHoriz';
import {
  ApiBlueprint,
  createFrontendPlugin,
  discoveryApiRef,
  fetchApiRef,
  PageBlueprint,
} from '@backstage/frontend-plugin-api';
import {
  EntityCardBlueprint,
  EntityContentBlueprint,
  EntityContentLayoutBlueprint,
} from '@backstage/plugin-catalog-react/alpha';
import { HomePageWidgetBlueprint } from '@backstage/plugin-home-react/alpha';
import { CutoverClient } from '@backstage-cutover/plugin-cutover-common';
import { cutoverApiRef } from './api';
import {
  isCutoverAvailable,
  isCutoverMemberAvailable,
  isCutoverPhaseAvailable,
  isCutoverRiskAvailable,
  isCutoverTargetAvailable,
} from './lifecycle/isCutover';
import { titleOf } from './lifecycle/titles';
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
import { widgetExtensions } from './deliverable/widgets/extensions';
import { wizardExtensions } from './wizard/extensions';

const api = ApiBlueprint.make({
  params: define =>
    define({
      api: cutoverApiRef,
      deps: { discoveryApi: discoveryApiRef, fetchApi: fetchApiRef },
      factory: deps => new CutoverClient(deps),
    }),
});

const portfolio = PageBlueprint.makeWithOverrides({
  factory: (make, { apis }) =>
    make({
      path: '/cutovers',
      title: titleOf('cutovers', apis),
      icon: <SwapHorizIcon />,
      routeRef: rootRouteRef,
      noHeader: true,
      loader: () => import('./CutoverRoutes').then(m => <m.CutoverRoutes />),
    }),
});

const cutoverOverview = EntityContentLayoutBlueprint.make({
  name: 'cutover',
  params: {
    filter: isCutoverAvailable,
    loader: () =>
      import('./lifecycle/cutoverPage/CutoverOverview').then(
        m => m.CutoverOverview,
      ),
  },
});

const cutoverPhases = EntityContentBlueprint.makeWithOverrides({
  name: 'phases',
  factory: (make, { apis }) =>
    make({
      path: '/phases',
      title: titleOf('phases', apis),
      filter: isCutoverAvailable,
      loader: () =>
        import('./lifecycle/cutoverPage/CutoverPhases').then(m => (
          <m.CutoverPhases />
        )),
    }),
});

const cutoverRisks = EntityContentBlueprint.makeWithOverrides({
  name: 'risks',
  factory: (make, { apis }) =>
    make({
      path: '/risks',
      title: titleOf('risks', apis),
      filter: isCutoverAvailable,
      loader: () =>
        import('./risk/register/CutoverRisks').then(m => <m.CutoverRisks />),
    }),
});

const cutoverTraining = EntityContentBlueprint.makeWithOverrides({
  name: 'training',
  factory: (make, { apis }) =>
    make({
      path: '/training',
      title: titleOf('training', apis),
      filter: isCutoverAvailable,
      loader: () =>
        import('./training/tab/CutoverTraining').then(m => (
          <m.CutoverTraining />
        )),
    }),
});

const cutoverDocuments = EntityContentBlueprint.makeWithOverrides({
  name: 'documents',
  factory: (make, { apis }) =>
    make({
      path: '/documents',
      title: titleOf('documents', apis),
      filter: isCutoverAvailable,
      loader: () =>
        import('./deliverable/page/CutoverDocuments').then(m => (
          <m.CutoverDocuments />
        )),
    }),
});

const cutoverHistory = EntityContentBlueprint.makeWithOverrides({
  name: 'history',
  factory: (make, { apis }) =>
    make({
      path: '/history',
      title: titleOf('history', apis),
      filter: isCutoverAvailable,
      loader: () =>
        import('./lifecycle/cutoverPage/CutoverHistory').then(m => (
          <m.CutoverHistory />
        )),
    }),
});

const phaseContent = EntityContentLayoutBlueprint.make({
  name: 'phase',
  params: {
    filter: isCutoverPhaseAvailable,
    loader: () =>
      import('./lifecycle/phasePage/PhaseContent').then(m => m.PhaseContent),
  },
});

const entityCutovers = EntityContentBlueprint.makeWithOverrides({
  name: 'cutovers',
  factory: (make, { apis }) =>
    make({
      path: '/cutovers',
      title: titleOf('cutovers', apis),
      group: 'operation',
      filter: isCutoverTargetAvailable,
      loader: () =>
        import('./lifecycle/entityTab/EntityCutovers').then(m => (
          <m.EntityCutovers />
        )),
    }),
});

const entityRisks = EntityContentBlueprint.makeWithOverrides({
  name: 'cutover-risks',
  factory: (make, { apis }) =>
    make({
      path: '/cutover-risks',
      title: titleOf('risks', apis),
      // By itself: two of one group are hidden in a menu, and what waits on the other would not be seen.
      filter: isCutoverRiskAvailable,
      loader: () =>
        import('./risk/entity/EntityRisks').then(m => <m.EntityRisks />),
    }),
});

const entityTraining = EntityContentBlueprint.makeWithOverrides({
  name: 'cutover-training',
  factory: (make, { apis }) =>
    make({
      path: '/training',
      title: titleOf('trainingAssessments', apis),
      filter: isCutoverMemberAvailable,
      loader: () =>
        import('./training/entity/EntityTraining').then(m => (
          <m.EntityTraining />
        )),
    }),
});

const trainingCard = EntityCardBlueprint.make({
  name: 'training',
  params: {
    type: 'info',
    filter: isCutoverTargetAvailable,
    loader: () =>
      import('./training/entity/EntityTrainingCard').then(m => (
        <m.EntityTrainingCard />
      )),
  },
});

const memberCutovers = EntityCardBlueprint.make({
  name: 'cutovers',
  params: {
    filter: isCutoverMemberAvailable,
    loader: () =>
      import('./lifecycle/entityTab/MemberCutoversCard').then(m => (
        <m.MemberCutoversCard />
      )),
  },
});

const workCard = HomePageWidgetBlueprint.makeWithOverrides({
  name: 'my-work',
  factory: (make, { apis }) =>
    make({
      name: 'CutoverWork',
      title: titleOf('myWork', apis),
      components: () => import('./gate/work/homeCard'),
      layout: {
        width: { minColumns: 3, defaultColumns: 6 },
        height: { minRows: 3, defaultRows: 6 },
      },
    }),
});

const homeCard = HomePageWidgetBlueprint.makeWithOverrides({
  name: 'my-cutovers',
  factory: (make, { apis }) =>
    make({
      name: 'MyCutovers',
      title: titleOf('myCutovers', apis),
      components: () => import('./lifecycle/homeCard'),
      layout: {
        width: { minColumns: 3, defaultColumns: 6 },
        height: { minRows: 3, defaultRows: 6 },
      },
    }),
});

export { cutoverApiRef } from './api';
export { CutoverWorkSidebarItem } from './gate/work/CutoverWorkSidebarItem';
export { MyTrainingSidebarItem } from './training/mine/MyTrainingSidebarItem';
export { cutoverTranslationRef } from './translation';
export { cutoverScaffolderModule } from './wizard/cutoverScaffolderModule';

/** Backstage Cutover in a portal on the new frontend system. */
export default createFrontendPlugin({
  pluginId: 'cutover',
  title: 'Cutovers',
  icon: <SwapHorizIcon />,
  info: { packageJson: () => import('../package.json') },
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
  extensions: [
    api,
    portfolio,
    cutoverOverview,
    cutoverPhases,
    cutoverRisks,
    cutoverTraining,
    cutoverDocuments,
    cutoverHistory,
    phaseContent,
    entityCutovers,
    entityRisks,
    entityTraining,
    trainingCard,
    memberCutovers,
    workCard,
    homeCard,
    ...wizardExtensions,
    ...widgetExtensions,
  ],
});
