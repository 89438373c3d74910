import { makeStyles } from '@material-ui/core/styles';
import Accordion from '@material-ui/core/Accordion';
import AccordionDetails from '@material-ui/core/AccordionDetails';
import AccordionSummary from '@material-ui/core/AccordionSummary';
import Typography from '@material-ui/core/Typography';
import ExpandMoreIcon from '@material-ui/icons/ExpandMore';
import type { EntityContentLayoutProps } from '@backstage/plugin-catalog-react/alpha';
import { WaitingCard } from '../../gate/waiting/WaitingCard';
import { useWork } from '../live/useWork';
import { OpenDocument } from '../parts/OpenDocument';
import { NewerVersion } from '../templateMove/NewerVersion';
import { Refused } from '../words/Refused';
import { useWords } from '../words/useWords';
import { CutoverHead } from './CutoverHead';
import { CutoverOf } from './CutoverOf';
import { DangersCard } from './DangersCard';
import { GoalsCard } from './GoalsCard';
import { NextCard } from './NextCard';
import { TargetsCard } from './TargetsCard';
import { TeamCard } from './TeamCard';
import type { CutoverFacts } from './useCutover';

const useStyles = makeStyles(theme => ({
  page: { display: 'grid', gap: theme.spacing(3), minWidth: 0 },
  cards: {
    display: 'grid',
    gap: theme.spacing(3),
    gridTemplateColumns: 'minmax(0, 1fr)',
    alignItems: 'start',
    [theme.breakpoints.up('md')]: {
      gridTemplateColumns: 'minmax(0, 3fr) minmax(0, 2fr)',
    },
  },
  column: { display: 'grid', gap: theme.spacing(3), minWidth: 0 },
  others: {
    display: 'grid',
    gap: theme.spacing(3),
    width: '100%',
    gridTemplateColumns: 'repeat(auto-fill, minmax(min(100%, 380px), 1fr))',
  },
}));

/**
 * Where the cutover stands, what comes next and what endangers its date. In the new frontend system it is the layout of
 * the overview tab, and the cards of other plugins stand behind a disclosure at its end.
 */
export function CutoverOverview({
  cards = [],
}: Partial<EntityContentLayoutProps>) {
  return (
    <CutoverOf>{facts => <Overview facts={facts} cards={cards} />}</CutoverOf>
  );
}

interface OverviewProps extends Pick<EntityContentLayoutProps, 'cards'> {
  facts: CutoverFacts;
}

function Overview({ facts, cards }: OverviewProps) {
  const { t } = useWords();
  const classes = useStyles();
  const live = useWork(facts.cutover);
  const work = live.screen === 'ready' ? live.value : undefined;
  const refresh = () => {
    if (live.screen !== 'loading') live.refresh();
    facts.refresh();
  };
  return (
    <div className={classes.page}>
      <CutoverHead facts={facts} />
      <NewerVersion facts={facts} />
      {live.screen === 'failed' && (
        <Refused
          error={live.error}
          title={t('lifecycle.activity.unknown')}
          retry={live.refresh}
        />
      )}
      <div className={classes.cards}>
        <div className={classes.column}>
          <NextCard facts={facts} work={work} refresh={refresh} />
          <GoalsCard facts={facts} />
          <TargetsCard facts={facts} />
        </div>
        <div className={classes.column}>
          <WaitingCard facts={facts} />
          <DangersCard facts={facts} />
          <TeamCard facts={facts} activities={work?.activities} />
        </div>
      </div>
      {work && <OpenDocument facts={facts} work={work} refresh={refresh} />}
      {cards.length > 0 && (
        <Accordion TransitionProps={{ unmountOnExit: true }}>
          <AccordionSummary expandIcon={<ExpandMoreIcon />}>
            <Typography>{t('lifecycle.overview.fromCatalog')}</Typography>
          </AccordionSummary>
          <AccordionDetails>
            <div className={classes.others}>
              {cards.map((card, index) => (
                <div key={card.element.key ?? index}>{card.element}</div>
              ))}
            </div>
          </AccordionDetails>
        </Accordion>
      )}
    </div>
  );
}
