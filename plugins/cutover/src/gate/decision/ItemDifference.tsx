import { useEffect } from 'react';
import useAsync from 'react-use/esm/useAsync';
import { Progress } from '@backstage/core-components';
import { useApi } from '@backstage/core-plugin-api';
import { cutoverApiRef } from '../../api';
import { DifferenceView } from '../../deliverable/revisions/DifferenceView';
import { useDifference } from '../../deliverable/revisions/useDifference';
import { Refused } from '../../lifecycle/words/Refused';

interface ItemDifferenceProps {
  cutover: { name: string; window: { timeZone: string } };
  between: { deliverable: string; from: number; to: number };
  /** Told once the difference is on the screen. */
  onShown(): void;
}

/** What differs in one document since the round before, field by field. */
export function ItemDifference(props: ItemDifferenceProps) {
  const { cutover, between, onShown } = props;
  const { deliverable, from, to } = between;
  const ref = { cutover: cutover.name, deliverable };
  const { deliverables } = useApi(cutoverApiRef);
  const found = useDifference(ref, { from, to }, 0);
  const files = useAsync(
    () => deliverables.files({ cutover: cutover.name, deliverable }),
    [deliverables, cutover.name, deliverable],
  );
  const isShown = found.value !== undefined;
  useEffect(() => {
    if (isShown) onShown();
    // Said once for each difference, whoever listens.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [isShown]);
  if (found.error) return <Refused error={found.error} />;
  if (!found.value) return <Progress />;
  return (
    <DifferenceView
      form={found.value.form}
      changes={found.value.changes}
      hiddenChanges={found.value.hiddenChanges}
      sides={found.value.sides}
      timeZone={cutover.window.timeZone}
      files={files.value}
    />
  );
}
