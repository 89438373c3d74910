import { useEffect } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import { EmptyState, Progress } from '@backstage/core-components';
import type { CutoverFacts } from '../../lifecycle/cutoverPage/useCutover';
import type { Work } from '../../lifecycle/live/useWork';
import { SideDrawer, useFocusBack } from '../../lifecycle/parts/SideDrawer';
import { Refused } from '../../lifecycle/words/Refused';
import { useWords } from '../../lifecycle/words/useWords';
import { useDraft } from '../form/useDraft';
import { loadEditor } from './loadEditor';
import { OpenDeliverable } from './OpenDeliverable';
import { openerId, useOpenDeliverable } from './useOpenDeliverable';

const useStyles = makeStyles(theme => ({
  plain: { padding: theme.spacing(6, 3, 3) },
}));

interface DeliverableDrawerProps {
  facts: CutoverFacts;
  work: Work;
  refresh(): void;
}

/** The deliverable that the address names, beside the list that led to it. */
export function DeliverableDrawer(props: DeliverableDrawerProps) {
  const { t } = useWords();
  const { id, close } = useOpenDeliverable();
  useFocusBack(id, openerId);
  return (
    <SideDrawer
      open={id !== undefined}
      label={t('deliverable.page.document')}
      closeWords={t('deliverable.page.close')}
      width={1100}
      onClose={close}
    >
      {id && <Content key={id} id={id} {...props} />}
    </SideDrawer>
  );
}

function Content(props: DeliverableDrawerProps & { id: string }) {
  const { id, facts, work, refresh } = props;
  const { t } = useWords();
  const classes = useStyles();
  const { cutover } = facts;
  useEffect(() => {
    // While the deliverable is being fetched; where that fails, the form tries again.
    loadEditor().catch(() => {});
  }, []);
  const draft = useDraft(
    { cutover: cutover.name, deliverable: id },
    cutover.id,
  );
  switch (draft.screen) {
    case 'ready':
      return (
        <OpenDeliverable
          facts={facts}
          work={work}
          draft={draft}
          refresh={refresh}
        />
      );
    case 'loading':
      return (
        <div className={classes.plain}>
          <Progress />
        </div>
      );
    case 'missing':
      return (
        <div className={classes.plain}>
          <EmptyState
            missing="data"
            title={t('deliverable.page.missing')}
            description={t('deliverable.page.missingHelp')}
          />
        </div>
      );
    case 'denied':
      return (
        <div className={classes.plain}>
          <Refused error={draft.error} title={t('deliverable.page.denied')} />
        </div>
      );
    default:
      return (
        <div className={classes.plain}>
          <Refused error={draft.error} retry={draft.retry} />
        </div>
      );
  }
}
