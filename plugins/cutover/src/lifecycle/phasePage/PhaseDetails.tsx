import type { ReactNode } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import PrintIcon from '@material-ui/icons/Print';
import { LinkButton } from '@backstage/core-components';
import type {
  CutoverPhase,
  TemplatePhase,
} from '@backstage-cutover/plugin-cutover-common';
import { useDocumentsLink } from '../../deliverable/document/useDocumentsLink';
import { GatePanel } from '../../gate/panel/GatePanel';
import type { CutoverFacts } from '../cutoverPage/useCutover';
import type { Work } from '../live/useWork';
import { Nothing } from '../parts/Nothing';
import { Refused } from '../words/Refused';
import { periodWords, momentWords } from '../words/time';
import { useWords } from '../words/useWords';
import { ActivityRow } from './ActivityRow';
import { GoBack } from './GoBack';

const useStyles = makeStyles(theme => ({
  facts: {
    display: 'grid',
    gap: theme.spacing(1, 3),
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 200px), 1fr))',
    margin: theme.spacing(2, 0),
  },
  list: { listStyle: 'none', margin: 0, padding: 0 },
  head: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    justifyContent: 'space-between',
    gap: theme.spacing(1),
  },
}));

interface PhaseDetailsProps {
  facts: CutoverFacts;
  phase: CutoverPhase;
  plan: TemplatePhase;
  work: Work;
  refresh(): void;
}

/** Goal, dates, activities in order and the gate of one phase. */
export function PhaseDetails(props: PhaseDetailsProps) {
  const { facts, phase, plan, work, refresh } = props;
  const { t, say, language, zone } = useWords();
  const classes = useStyles();
  const reader = { language, zone };
  const { start, end } = phase.actual;
  const documentsLink = useDocumentsLink();
  const activities = work.activities.filter(each => each.phase === phase.id);
  const titleOf = (id: string) => {
    const found = work.deliverables.find(each => each.id === id);
    return found && say(found.title);
  };
  const handedIn = work.deliverables.some(
    each => each.phase === phase.id && each.revision,
  );
  return (
    <div style={{ width: '100%', minWidth: 0 }}>
      <Typography variant="body1">{say(plan.goal)}</Typography>
      <div className={classes.facts}>
        <Fact title={t('lifecycle.field.status')}>
          {t(`lifecycle.phase.${phase.status}`)}
        </Fact>
        <Fact title={t('lifecycle.phase.planned')}>
          {periodWords(phase.planned, reader)}
        </Fact>
        <Fact title={t('lifecycle.phase.actual')}>
          {start
            ? t('lifecycle.phase.began', { at: momentWords(start, reader) })
            : t('lifecycle.phase.notBegun')}
          {end &&
            ` ${t('lifecycle.phase.ended', { at: momentWords(end, reader) })}`}
        </Fact>
      </div>
      {phase.status === 'done' && facts.cutover.status === 'running' && (
        <GoBack facts={facts} phase={phase} refresh={refresh} />
      )}
      <div className={classes.head}>
        <Typography variant="h6" component="h3">
          {t('lifecycle.activities.title')}
        </Typography>
        {handedIn && (
          <LinkButton
            to={documentsLink(facts.cutover, phase.id)}
            role="link"
            size="small"
            startIcon={<PrintIcon />}
          >
            {t('deliverable.document.wholePhase')}
          </LinkButton>
        )}
      </div>
      {work.refused && (
        <Refused
          error={work.refused}
          title={t('deliverable.page.listRefused')}
        />
      )}
      {activities.length === 0 && (
        <Nothing title={t('lifecycle.activity.empty')} />
      )}
      <ol className={classes.list}>
        {activities.map(activity => {
          const planned = plan.activities.find(({ id }) => id === activity.id);
          return (
            planned && (
              <ActivityRow
                key={activity.id}
                facts={facts}
                activity={activity}
                plan={planned}
                deliverables={work.deliverables.filter(
                  each => each.activity === activity.id,
                )}
                titleOf={titleOf}
                refresh={refresh}
              />
            )
          );
        })}
      </ol>
      {plan.gate && (
        <GatePanel facts={facts} gate={plan.gate} refresh={refresh} />
      )}
    </div>
  );
}

function Fact(props: { title: string; children: ReactNode }) {
  return (
    <div>
      <Typography variant="overline" component="div">
        {props.title}
      </Typography>
      <Typography variant="body2" component="div">
        {props.children}
      </Typography>
    </div>
  );
}
