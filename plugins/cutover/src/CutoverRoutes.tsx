import { Route, Routes } from 'react-router-dom';
import { DocumentsPage } from './deliverable/document/DocumentsPage';
import { CutoversPage } from './lifecycle/portfolio/CutoversPage';
import { documentsRouteRef } from './routes';

/** Everything below `/cutovers`. */
export function CutoverRoutes() {
  return (
    <Routes>
      <Route path="/" element={<CutoversPage />} />
      <Route path={documentsRouteRef.path} element={<DocumentsPage />} />
    </Routes>
  );
}
