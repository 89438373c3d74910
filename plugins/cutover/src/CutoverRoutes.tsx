import { Route, Routes } from 'react-router-dom';
import { DocumentsPage } from './deliverable/document/DocumentsPage';
import { GateSheetPage } from './gate/sheet/GateSheetPage';
import { CutoversPage } from './lifecycle/portfolio/CutoversPage';
import { documentsRouteRef, gateSheetRouteRef } from './routes';

/** Everything below `/cutovers`. */
export function CutoverRoutes() {
  return (
    <Routes>
      <Route path="/" element={<CutoversPage />} />
      <Route path={documentsRouteRef.path} element={<DocumentsPage />} />
      <Route path={gateSheetRouteRef.path} element={<GateSheetPage />} />
    </Routes>
  );
}
