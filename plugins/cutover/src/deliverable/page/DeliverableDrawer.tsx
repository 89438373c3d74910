import { useEffect, useRef } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import Drawer from '@material-ui/core/Drawer';
import IconButton from '@material-ui/core/IconButton';
import CloseIcon from '@material-ui/icons/Close';
import { EmptyState, Progress } from '@backstage/core-components';
import type { CutoverFacts } from '../../lifecycle/cutoverPage/useCutover';
import type { Work } from '../../lifecycle/live/useWork';
import { Refused } from '../../lifecycle/words/Refused';
import { useWords } from '../../lifecycle/words/useWords';
import { useDraft } from '../form/useDraft';
import { loadEditor } from './loadEditor';
import { OpenDeliverable } from './OpenDeliverable';
import { openerId, useOpenDeliverable } from './useOpenDeliverable';

const useStyles = makeStyles(theme => ({
  paper: {
    width: 'min(1100px, 92vw)',
    [theme.breakpoints.down('xs')]: { width: '100vw' },
  },
  close: {
    position: 'absolute',
    top: theme.spacing(1),
    right: theme.spacing(1),
    zIndex: 1,
  },
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
  const classes = useStyles();
  const { id, close } = useOpenDeliverable();
  const last = useRef(id);
  useEffect(() => {
    // Also where the way here was a link, and nothing on the page was pressed.
    if (!id && last.current) {
      document.getElementById(openerId(last.current))?.focus();
    }
    last.current = id;
  }, [id]);
  return (
    <Drawer
      anchor="right"
      open={id !== undefined}
      onClose={close}
      classes={{ paper: classes.paper }}
      PaperProps={{
        role: 'dialog',
        'aria-modal': true,
        'aria-label': t('deliverable.page.document'),
      }}
    >
      <IconButton
        className={classes.close}
        aria-label={t('deliverable.page.close')}
        title={t('deliverable.page.close')}
        onClick={close}
      >
        <CloseIcon />
      </IconButton>
      {id && <Content key={id} id={id} {...props} />}
    </Drawer>
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
