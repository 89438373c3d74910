import { useState } from 'react';
import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import { Link } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import { gateAnchor } from '../../gate/gateAnchor';
import type { Work } from '../live/useWork';
import { nextSteps, type Step } from '../nextSteps';
import { InfoCard } from '../parts/InfoCard';
import { Nothing } from '../parts/Nothing';
import { phaseRoute } from '../parts/refs';
import { useWords } from '../words/useWords';
import { NextStep, useStepStyles } from './NextStep';
import { ReasonDialog } from './ReasonDialog';
import type { CutoverFacts } from './useCutover';

/** Of what is others' to do, only the beginning is of interest here. */
const MOST_OTHERS = 3;

interface NextCardProps {
  facts: CutoverFacts;
  /** Missing while it is being fetched. */
  work?: Work;
  refresh(): void;
}

/** What is to be done now, by whom, and which of it is the reader's. */
export function NextCard({ facts, work, refresh }: NextCardProps) {
  const { cutover, template, me } = facts;
  const { t, say } = useWords();
  const classes = useStepStyles();
  const entityRoute = useRouteRef(entityRouteRef);
  const steps = nextSteps(cutover, template, me?.ref, work?.activities);
  const mine = steps.filter(step => step.mine);
  const others = steps.filter(step => !step.mine);
  const phase = cutover.phases.find(({ id }) => id === cutover.phase);

  if (cutover.status !== 'running' || !phase) {
    return (
      <InfoCard title={t('lifecycle.next.title')}>
        <Nothing title={t(`lifecycle.next.over.${cutover.status}`)} />
      </InfoCard>
    );
  }
  const drawn = (list: Step[]) =>
    list.map(step => (
      <NextStep
        key={step.activity.id}
        facts={facts}
        step={step}
        work={work}
        refresh={refresh}
      />
    ));
  return (
    <InfoCard
      title={t('lifecycle.next.title')}
      subheader={
        mine.length > 0
          ? t('lifecycle.next.mine', { count: mine.length })
          : t('lifecycle.next.noneMine', { phase: say(phase.title) })
      }
    >
      {steps.length === 0 && (
        <Nothing
          title={t(work ? 'lifecycle.next.allDone' : 'lifecycle.next.empty')}
        />
      )}
      <ul className={classes.list}>
        {drawn(mine)}
        {drawn(others.slice(0, MOST_OTHERS))}
        {others.length > MOST_OTHERS && (
          <li className={classes.step}>
            <Link to={entityRoute(phaseRoute(cutover, phase.id))}>
              {t('lifecycle.next.more', {
                count: others.length - MOST_OTHERS,
              })}
            </Link>
          </li>
        )}
        <ThenEnd facts={facts} />
      </ul>
    </InfoCard>
  );
}

/** What follows when all of it is done. */
function ThenEnd({ facts }: { facts: CutoverFacts }) {
  const { cutover, template, allowed } = facts;
  const { t, say } = useWords();
  const classes = useStepStyles();
  const entityRoute = useRouteRef(entityRouteRef);
  const [ending, setEnding] = useState(false);
  const phase = cutover.phases.find(({ id }) => id === cutover.phase);
  const gate = template.phases.find(({ id }) => id === cutover.phase)?.gate;
  return (
    <li className={classes.step} style={{ borderBottom: 0 }}>
      <div className={classes.line}>
        <div className={classes.what}>
          <Typography variant="body1">
            {t('lifecycle.next.thenEnd', {
              phase: phase ? say(phase.title) : cutover.phase,
            })}
          </Typography>
          <Typography variant="body2" color="textSecondary">
            {gate && phase ? (
              <Link
                to={`${entityRoute(phaseRoute(cutover, phase.id))}#${gateAnchor(
                  gate.id,
                )}`}
              >
                {t('lifecycle.next.gate', { gate: say(gate.title) })}
              </Link>
            ) : (
              t('lifecycle.next.noGate')
            )}
          </Typography>
        </div>
        {allowed['complete-phase'].allowed && (
          <Button
            variant="outlined"
            color="primary"
            onClick={() => setEnding(true)}
          >
            {t('lifecycle.act.complete-phase')}
          </Button>
        )}
      </div>
      {ending && (
        <ReasonDialog
          act="complete-phase"
          facts={facts}
          onClose={() => setEnding(false)}
        />
      )}
    </li>
  );
}
