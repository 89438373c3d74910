import { Route, Routes } from 'react-router-dom';
import { DocumentsPage } from './deliverable/document/DocumentsPage';
import { GateSheetPage } from './gate/sheet/GateSheetPage';
import { MyWorkPage } from './gate/work/MyWorkPage';
import { CutoversPage } from './lifecycle/portfolio/CutoversPage';
import { documentsRouteRef, gateSheetRouteRef, myWorkRouteRef } from './routes';

/** Everything below `/cutovers`. */
export function CutoverRoutes() {
  return (
    <Routes>
      <Route path="/" element={<CutoversPage />} />
      <Route path={myWorkRouteRef.path} element={<MyWorkPage />} />
      <Route path={documentsRouteRef.path} element={<DocumentsPage />} />
      <Route path={gateSheetRouteRef.path} element={<GateSheetPage />} />
    </Routes>
  );
}
