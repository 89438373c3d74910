import { lazy, Suspense, type ReactElement } from 'react';
import { Progress } from '@backstage/core-components';
import { Route, Routes } from 'react-router-dom';
import { DocumentsPage } from './deliverable/document/DocumentsPage';
import { GateSheetPage } from './gate/sheet/GateSheetPage';
import { MyWorkPage } from './gate/work/MyWorkPage';
import { CutoversPage } from './lifecycle/portfolio/CutoversPage';
import {
  assessmentRouteRef,
  courseReadingRouteRef,
  documentsRouteRef,
  gateSheetRouteRef,
  myTrainingRouteRef,
  myWorkRouteRef,
} from './routes';

// Whoever looks at the portfolio sits no exam.
const MyTrainingPage = lazy(() =>
  import('./training/mine/MyTrainingPage').then(m => ({
    default: m.MyTrainingPage,
  })),
);
const CourseReadingPage = lazy(() =>
  import('./training/mine/CourseReadingPage').then(m => ({
    default: m.CourseReadingPage,
  })),
);
const AssessmentPage = lazy(() =>
  import('./training/exam/AssessmentPage').then(m => ({
    default: m.AssessmentPage,
  })),
);

/** Everything below `/cutovers`. */
export function CutoverRoutes() {
  return (
    <Routes>
      <Route path="/" element={<CutoversPage />} />
      <Route path={myWorkRouteRef.path} element={<MyWorkPage />} />
      <Route path={documentsRouteRef.path} element={<DocumentsPage />} />
      <Route path={gateSheetRouteRef.path} element={<GateSheetPage />} />
      <Route
        path={myTrainingRouteRef.path}
        element={
          <Later>
            <MyTrainingPage />
          </Later>
        }
      />
      <Route
        path={courseReadingRouteRef.path}
        element={
          <Later>
            <CourseReadingPage />
          </Later>
        }
      />
      <Route
        path={assessmentRouteRef.path}
        element={
          <Later>
            <AssessmentPage />
          </Later>
        }
      />
    </Routes>
  );
}

/** A page that is loaded with the first look at it. */
function Later({ children }: { children: ReactElement }) {
  return <Suspense fallback={<Progress />}>{children}</Suspense>;
}
