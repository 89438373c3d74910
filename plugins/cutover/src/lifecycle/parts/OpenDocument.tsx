import { lazy, Suspense } from 'react';
import { Progress } from '@backstage/core-components';
import { useOpenDeliverable } from '../../deliverable/page/useOpenDeliverable';
import type { CutoverFacts } from '../cutoverPage/useCutover';
import type { Work } from '../live/useWork';

// Whoever only looks at a list needs no forms.
const DeliverableDrawer = lazy(() =>
  import('../../deliverable/page/DeliverableDrawer').then(m => ({
    default: m.DeliverableDrawer,
  })),
);

interface OpenDocumentProps {
  facts: CutoverFacts;
  work: Work;
  refresh(): void;
}

/** The deliverable that the address names lies beside the page. */
export function OpenDocument(props: OpenDocumentProps) {
  const { id } = useOpenDeliverable();
  return (
    <Suspense fallback={id ? <Progress /> : null}>
      <DeliverableDrawer {...props} />
    </Suspense>
  );
}
