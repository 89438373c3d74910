import { useSearchParams } from 'react-router-dom';
import { makeStyles } from '@material-ui/core/styles';
import MenuItem from '@material-ui/core/MenuItem';
import TextField from '@material-ui/core/TextField';
import Typography from '@material-ui/core/Typography';
import PrintIcon from '@material-ui/icons/Print';
import { EmptyState, LinkButton } from '@backstage/core-components';
import {
  doersOf,
  type CutoverPhase,
  type DeliverableSummary,
} from '@backstage-cutover/plugin-cutover-common';
import { CutoverOf } from '../../lifecycle/cutoverPage/CutoverOf';
import type { CutoverFacts } from '../../lifecycle/cutoverPage/useCutover';
import type { Work } from '../../lifecycle/live/useWork';
import { InfoCard } from '../../lifecycle/parts/InfoCard';
import { Nothing } from '../../lifecycle/parts/Nothing';
import { WorkOf } from '../../lifecycle/parts/WorkOf';
import { Refused } from '../../lifecycle/words/Refused';
import { useWords } from '../../lifecycle/words/useWords';
import { useDocumentsLink } from '../document/useDocumentsLink';
import { DeliverableRows } from './DeliverableRows';
import {
  filterOf,
  passing,
  SHOWN,
  withFilter,
  type DocumentsFilter,
} from './documentsFilter';

const useStyles = makeStyles(theme => ({
  bar: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: theme.spacing(2),
    marginBottom: theme.spacing(2),
  },
  show: { minWidth: 220 },
  phase: { marginTop: theme.spacing(3) },
  head: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'baseline',
    justifyContent: 'space-between',
    gap: theme.spacing(1),
  },
}));

/** Everything that is handed in for a cutover, by phase. */
export function CutoverDocuments() {
  return (
    <CutoverOf>
      {facts => (
        <WorkOf facts={facts}>
          {work => <Documents facts={facts} work={work} />}
        </WorkOf>
      )}
    </CutoverOf>
  );
}

function Documents({ facts, work }: { facts: CutoverFacts; work: Work }) {
  const { cutover, me } = facts;
  const { t } = useWords();
  const classes = useStyles();
  const [params, setParams] = useSearchParams();
  const filter = filterOf(params);
  // Typing must not fill the browser's history.
  const change = (part: Partial<DocumentsFilter>) =>
    setParams(before => withFilter(before, { ...filter, ...part }), {
      replace: true,
    });
  const isMine = ({ activity }: DeliverableSummary) => {
    const found = work.activities.find(({ id }) => id === activity);
    return (
      me !== undefined &&
      found !== undefined &&
      doersOf(found, cutover).includes(me.ref)
    );
  };
  const shown = passing(work.deliverables, filter, isMine);
  if (work.refused)
    return (
      <Refused error={work.refused} title={t('deliverable.page.listRefused')} />
    );
  if (work.deliverables.length === 0)
    return (
      <EmptyState
        missing="content"
        title={t('deliverable.page.noneAtAll')}
        description={t('deliverable.page.noneAtAllHelp')}
      />
    );
  return (
    <InfoCard>
      <div className={classes.bar}>
        <TextField
          select
          id="documents-show"
          label={t('deliverable.page.filter.title')}
          value={filter.shown}
          onChange={({ target }) =>
            change({ shown: SHOWN.find(each => each === target.value) })
          }
          size="small"
          variant="outlined"
          className={classes.show}
        >
          {SHOWN.map(each => (
            <MenuItem key={each} value={each}>
              {t(`deliverable.page.filter.${each}`)}
            </MenuItem>
          ))}
        </TextField>
        <TextField
          id="documents-title"
          label={t('deliverable.page.filter.search')}
          value={filter.text}
          onChange={({ target }) => change({ text: target.value })}
          size="small"
          variant="outlined"
          type="search"
        />
      </div>
      {shown.length === 0 && (
        <Nothing title={t('deliverable.page.none')}>
          {t('deliverable.page.noneHelp')}
        </Nothing>
      )}
      {cutover.phases.map(phase => (
        <Phase
          key={phase.id}
          facts={facts}
          phase={phase}
          all={work.deliverables.filter(each => each.phase === phase.id)}
          shown={shown.filter(each => each.phase === phase.id)}
        />
      ))}
    </InfoCard>
  );
}

function Phase(props: {
  facts: CutoverFacts;
  phase: CutoverPhase;
  all: DeliverableSummary[];
  shown: DeliverableSummary[];
}) {
  const { facts, phase, all, shown } = props;
  const { t, say } = useWords();
  const classes = useStyles();
  const link = useDocumentsLink();
  if (shown.length === 0) return null;
  const done = all.filter(({ revision }) => revision).length;
  return (
    <section
      className={classes.phase}
      aria-labelledby={`documents-${phase.id}`}
    >
      <div className={classes.head}>
        <Typography variant="h6" component="h2" id={`documents-${phase.id}`}>
          {say(phase.title)}
        </Typography>
        <Typography variant="body2" color="textSecondary">
          {t('deliverable.page.handedIn', {
            done: String(done),
            total: String(all.length),
          })}
        </Typography>
        {done > 0 && (
          <LinkButton
            to={link(facts.cutover, phase.id)}
            role="link"
            size="small"
            startIcon={<PrintIcon />}
            aria-label={t('deliverable.page.printPhase', {
              phase: say(phase.title),
            })}
          >
            {t('deliverable.page.read')}
          </LinkButton>
        )}
      </div>
      <DeliverableRows
        deliverables={shown}
        label={t('deliverable.document.of', { phase: say(phase.title) })}
      />
    </section>
  );
}
