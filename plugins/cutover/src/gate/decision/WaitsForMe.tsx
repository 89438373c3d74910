import { useRef } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import { Link } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import { useNames } from '../../lifecycle/live/useNames';
import { InfoCard } from '../../lifecycle/parts/InfoCard';
import { cutoverRoute } from '../../lifecycle/parts/refs';
import { Refused } from '../../lifecycle/words/Refused';
import { momentWords } from '../../lifecycle/words/time';
import { useWords } from '../../lifecycle/words/useWords';
import { useAsking } from '../acts/useAsking';
import { DecideOn } from './DecideOn';
import { useWaitingForMe, type WaitingDecision } from './useWaitingForMe';

const useStyles = makeStyles(theme => ({
  title: { outline: 'none' },
  list: { listStyle: 'none', margin: 0, padding: 0 },
  row: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(1, 2),
    padding: theme.spacing(1, 0),
    borderBottom: `1px solid ${theme.palette.divider}`,
    overflowWrap: 'anywhere',
  },
  what: { flex: '1 1 240px', minWidth: 0 },
}));

/** What waits for the reader's decision in some cutovers, decided right here; nothing where nothing does. */
export function WaitsForMe({ cutovers }: { cutovers: string[] }) {
  const { t } = useWords();
  const classes = useStyles();
  const view = useWaitingForMe(cutovers);
  const heading = useRef<HTMLHeadingElement>(null);
  const { asking, ask, close } = useAsking<WaitingDecision>(heading);
  const decide = view.screen === 'ready' ? view.decide : [];
  const nameOf = useNames(decide.flatMap(each => each.onBehalfOf ?? []));

  if (view.screen === 'loading') return null;
  if (view.screen === 'failed') {
    return (
      <Refused
        error={view.error}
        title={t('gate.here.failed')}
        retry={view.retry}
      />
    );
  }
  // The focus needs a place to go to when the last one has been decided.
  if (decide.length === 0 && !asking) {
    return <span ref={heading} tabIndex={-1} className={classes.title} />;
  }
  return (
    <InfoCard
      title={
        <span ref={heading} tabIndex={-1} className={classes.title}>
          {t('gate.here.title')}
        </span>
      }
    >
      <ul className={classes.list} aria-label={t('gate.here.title')}>
        {decide.map(each => (
          <Waiting
            key={`${each.cutover.id} ${each.gate} ${each.onBehalfOf}`}
            waiting={each}
            nameOf={nameOf}
            onDecide={opener => ask(each, opener)}
          />
        ))}
      </ul>
      {asking && (
        <DecideOn
          cutover={asking.cutover.name}
          gate={asking.gate}
          onClose={close}
          onDone={() => {
            close();
            view.refresh();
          }}
        />
      )}
    </InfoCard>
  );
}

interface WaitingProps {
  waiting: WaitingDecision;
  nameOf(ref: string): string;
  onDecide(opener: HTMLElement): void;
}

function Waiting({ waiting, nameOf, onDecide }: WaitingProps) {
  const { cutover, title, round, since, dueAt, onBehalfOf } = waiting;
  const { t, say, language, zone } = useWords();
  const classes = useStyles();
  const entityRoute = useRouteRef(entityRouteRef);
  const reader = { language, zone };
  const isLate = dueAt !== undefined && dueAt <= new Date().toISOString();
  return (
    <li className={classes.row}>
      <div className={classes.what}>
        <Typography variant="body1" component="div">
          {t('gate.here.what', { gate: say(title), number: String(round) })}
          {' · '}
          <Link to={entityRoute(cutoverRoute(cutover))}>{cutover.title}</Link>
        </Typography>
        <Typography variant="body2" color="textSecondary" component="div">
          {t('gate.seat.since', { at: momentWords(since, reader) })}
        </Typography>
        {dueAt && (
          <Typography
            variant="body2"
            color={isLate ? 'error' : 'textSecondary'}
            component="div"
          >
            {t(isLate ? 'gate.seat.overdue' : 'gate.seat.due', {
              at: momentWords(dueAt, reader),
            })}
          </Typography>
        )}
        {onBehalfOf && (
          <Typography variant="body2" component="div">
            {t('gate.here.onBehalf', { person: nameOf(onBehalfOf) })}
          </Typography>
        )}
      </div>
      <Button
        variant="contained"
        color="primary"
        size="small"
        aria-haspopup="dialog"
        aria-label={t('gate.here.decideOn', {
          gate: say(title),
          cutover: cutover.title,
        })}
        onClick={event => onDecide(event.currentTarget)}
      >
        {t('gate.act.decide')}
      </Button>
    </li>
  );
}
