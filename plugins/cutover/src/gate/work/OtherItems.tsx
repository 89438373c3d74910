import { makeStyles } from '@material-ui/core/styles';
import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import { Link, LinkButton } from '@backstage/core-components';
import type { NameOf } from '../../lifecycle/live/useNames';
import { SentBackNote } from '../../lifecycle/parts/SentBackNote';
import { momentWords } from '../../lifecycle/words/time';
import { useWords } from '../../lifecycle/words/useWords';
import { useWorkLinks } from './links';
import type { AdviseRow, DoRow, WaitingRow } from './rows';
import { isRowAct } from './useRowKeys';
import type { WorkAsk } from './WorkDialog';
import { WorkRow } from './WorkRow';
import { awaitedWords } from './workWords';

const useStyles = makeStyles(theme => ({
  said: { whiteSpace: 'pre-wrap' },
  list: {
    display: 'inline-flex',
    flexWrap: 'wrap',
    gap: theme.spacing(0, 2),
    listStyle: 'none',
    margin: 0,
    padding: 0,
  },
}));

interface AdviseItemProps {
  row: AdviseRow;
  nameOf: NameOf;
  onAsk(ask: WorkAsk, opener: HTMLElement): void;
}

/** Somebody wants the reader's opinion on a gate. */
export function AdviseItem({ row, nameOf, onAsk }: AdviseItemProps) {
  const { t, say, language, zone } = useWords();
  const classes = useStyles();
  const label = t('gate.work.answerOn', {
    gate: say(row.title),
    cutover: row.cutover.title,
  });
  return (
    <WorkRow
      row={row}
      facts={[
        t('gate.work.since', {
          at: momentWords(row.since, { language, zone }),
        }),
      ]}
      act={
        <Button
          size="small"
          variant="contained"
          color="primary"
          aria-haspopup="dialog"
          aria-label={label}
          onClick={({ currentTarget }) =>
            onAsk(
              { act: 'answer', of: row, seat: row.seat, label },
              currentTarget,
            )
          }
          {...isRowAct}
        >
          {t('gate.work.answer')}
        </Button>
      }
    >
      <Typography variant="body2" className={classes.said}>
        {t('gate.work.asks', {
          person: nameOf(row.askedBy),
          question: row.question,
        })}
      </Typography>
    </WorkRow>
  );
}

/** An activity that the reader is to do, with the documents that are missing or were sent back. */
export function DoItem({ row }: { row: DoRow }) {
  const { t, say } = useWords();
  const missing = row.documents.filter(({ sentBack }) => !sentBack);
  const classes = useStyles();
  const links = useWorkLinks();
  return (
    <WorkRow
      row={row}
      facts={[]}
      act={<OpenLink row={row} to={links.activity(row)} />}
    >
      {row.sentBack && <SentBackNote mark={row.sentBack} />}
      {row.documents.map(
        ({ deliverable, title, sentBack }) =>
          sentBack && (
            <div key={deliverable}>
              <Link to={links.document(row, deliverable)}>{say(title)}</Link>
              <SentBackNote mark={sentBack} />
            </div>
          ),
      )}
      {missing.length > 0 && (
        <Typography variant="body2" component="div">
          {t('gate.work.missing')}{' '}
          <ul className={classes.list}>
            {missing.map(({ deliverable, title }) => (
              <li key={deliverable}>
                <Link to={links.document(row, deliverable)}>{say(title)}</Link>
              </li>
            ))}
          </ul>
        </Typography>
      )}
    </WorkRow>
  );
}

/** What the reader has submitted, and who is waited for. */
export function WaitingItem(props: {
  row: WaitingRow;
  nameOf: NameOf;
  now: string;
}) {
  const { row, nameOf, now } = props;
  const { t, language, zone } = useWords();
  const classes = useStyles();
  const links = useWorkLinks();
  return (
    <WorkRow
      row={row}
      facts={[
        t('gate.work.round', { number: String(row.round) }),
        t('gate.work.submittedAt', {
          at: momentWords(row.since, { language, zone }),
        }),
      ]}
      act={<OpenLink row={row} to={links.gate(row)} />}
    >
      <Typography variant="body2" color="textSecondary" component="div">
        {row.waitingFor.length === 0 ? (
          t('gate.work.waitingNobody')
        ) : (
          <ul className={classes.list}>
            {row.waitingFor.map((awaited, index) => (
              <li key={`${awaited.person} ${index}`}>
                {awaitedWords(awaited, now, { t, language, zone, nameOf })}
              </li>
            ))}
          </ul>
        )}
      </Typography>
    </WorkRow>
  );
}

function OpenLink({ row, to }: { row: DoRow | WaitingRow; to: string }) {
  const { t, say } = useWords();
  return (
    <LinkButton
      to={to}
      // The button would otherwise call itself one: it leads to a page.
      role="link"
      size="small"
      variant="outlined"
      color="primary"
      aria-label={t('gate.work.openOn', {
        title: say(row.title),
        cutover: row.cutover.title,
      })}
      {...isRowAct}
    >
      {t('gate.work.open')}
    </LinkButton>
  );
}
