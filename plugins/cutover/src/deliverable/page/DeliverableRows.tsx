import { makeStyles } from '@material-ui/core/styles';
import Link from '@material-ui/core/Link';
import Typography from '@material-ui/core/Typography';
import ChatBubbleOutlineIcon from '@material-ui/icons/ChatBubbleOutline';
import type { DeliverableSummary } from '@backstage-cutover/plugin-cutover-common';
import { useNames, type NameOf } from '../../lifecycle/live/useNames';
import { SentBackNote } from '../../lifecycle/parts/SentBackNote';
import { momentWords } from '../../lifecycle/words/time';
import { useWords } from '../../lifecycle/words/useWords';
import { DeliverableStatus } from './DeliverableStatus';
import { openerId, useOpenDeliverable } from './useOpenDeliverable';

const useStyles = makeStyles(theme => ({
  list: { listStyle: 'none', margin: theme.spacing(1, 0, 0), padding: 0 },

  row: {
    display: 'grid',
    alignItems: 'center',
    gap: theme.spacing(0.5, 2),
    gridTemplateColumns:
      'minmax(0, 2fr) minmax(0, 1.4fr) minmax(0, 2.4fr) minmax(0, 1fr)',
    padding: theme.spacing(0.75, 1),
    borderTop: `1px solid ${theme.palette.divider}`,
    '&:hover': { backgroundColor: theme.palette.action.hover },
    [theme.breakpoints.down('sm')]: {
      gridTemplateColumns: 'minmax(0, 2fr) minmax(0, 1.4fr)',
    },
    [theme.breakpoints.down('xs')]: { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  title: { textAlign: 'left', overflowWrap: 'anywhere' },
  sentBack: { gridColumn: '1 / -1' },
  comments: {
    display: 'inline-flex',
    alignItems: 'center',
    gap: theme.spacing(0.5),
  },
}));

interface DeliverableRowsProps {
  deliverables: DeliverableSummary[];
  /** What the list is of. */
  label: string;
}

/** Deliverables as rows: what, how far, by whom and when, and what is still to be talked about. */
export function DeliverableRows({ deliverables, label }: DeliverableRowsProps) {
  const classes = useStyles();
  const nameOf = useNames(
    deliverables.flatMap(({ revision, draft }) => [
      ...(revision && !revision.byService ? [revision.author] : []),
      ...(draft ? [draft.savedBy] : []),
    ]),
  );
  return (
    <ul className={classes.list} aria-label={label}>
      {deliverables.map(deliverable => (
        <Row key={deliverable.id} deliverable={deliverable} nameOf={nameOf} />
      ))}
    </ul>
  );
}

function Row(props: { deliverable: DeliverableSummary; nameOf: NameOf }) {
  const { deliverable, nameOf } = props;
  const { id, title, required, status, openComments, sentBack } = deliverable;
  const { t, say } = useWords();
  const classes = useStyles();
  const { open } = useOpenDeliverable();
  return (
    <li className={classes.row}>
      <span>
        <Link
          component="button"
          variant="body2"
          id={openerId(id)}
          aria-haspopup="dialog"
          className={classes.title}
          onClick={() => open(id)}
        >
          {say(title)}
        </Link>{' '}
        {!required && (
          <Typography variant="caption" color="textSecondary">
            {t('lifecycle.deliverables.optional')}
          </Typography>
        )}
      </span>
      <DeliverableStatus status={status} />
      <Typography variant="body2" color="textSecondary" component="span">
        <LastWork deliverable={deliverable} nameOf={nameOf} />
      </Typography>
      <span>
        {openComments > 0 && (
          <Typography
            variant="body2"
            component="span"
            className={classes.comments}
          >
            <ChatBubbleOutlineIcon
              fontSize="small"
              color="action"
              aria-hidden
            />
            {t('deliverable.page.openComments', { count: openComments })}
          </Typography>
        )}
      </span>
      {sentBack && (
        <div className={classes.sentBack}>
          <SentBackNote mark={sentBack} />
        </div>
      )}
    </li>
  );
}

/** The last revision, and the draft that goes on from it, by whom and when. */
export function LastWork(props: {
  deliverable: DeliverableSummary;
  nameOf: NameOf;
}) {
  const { revision, draft } = props.deliverable;
  const { nameOf } = props;
  const { t, language, zone } = useWords();
  const reader = { language, zone };
  return (
    <>
      {revision &&
        t('deliverable.page.revisionBy', {
          number: String(revision.number),
          name: revision.byService ? revision.author : nameOf(revision.author),
          at: momentWords(revision.at, reader),
        })}
      {revision && draft && <br />}
      {draft &&
        t('deliverable.page.draftBy', {
          name: nameOf(draft.savedBy),
          at: momentWords(draft.savedAt, reader),
        })}
    </>
  );
}
