import { useState } from 'react';
import { useLocation } from 'react-router-dom';
import Accordion from '@material-ui/core/Accordion';
import AccordionDetails from '@material-ui/core/AccordionDetails';
import AccordionSummary from '@material-ui/core/AccordionSummary';
import Typography from '@material-ui/core/Typography';
import ExpandMoreIcon from '@material-ui/icons/ExpandMore';
import { useOpenDeliverable } from '../../deliverable/page/useOpenDeliverable';
import { gateAnchor } from '../../gate/gateAnchor';
import type { Work } from '../live/useWork';
import { WorkOf } from '../parts/WorkOf';
import { PhaseDetails } from '../phasePage/PhaseDetails';
import { periodWords } from '../words/time';
import { useWords } from '../words/useWords';
import { CutoverOf } from './CutoverOf';
import type { CutoverFacts } from './useCutover';

/** All phases in order; the one in progress is open. */
export function CutoverPhases() {
  return (
    <CutoverOf>
      {facts => (
        <WorkOf facts={facts}>
          {(work, refresh) => (
            <Phases facts={facts} work={work} refresh={refresh} />
          )}
        </WorkOf>
      )}
    </CutoverOf>
  );
}

interface PhasesProps {
  facts: CutoverFacts;
  work: Work;
  refresh(): void;
}

function Phases({ facts, work, refresh }: PhasesProps) {
  const { cutover, template } = facts;
  const { t, say, language, zone } = useWords();
  const { hash } = useLocation();
  const { id: deliverable } = useOpenDeliverable();
  // What the address leads to is in view as well.
  const [open, setOpen] = useState<Record<string, boolean>>(() =>
    Object.fromEntries(
      [
        cutover.phase,
        work.deliverables.find(({ id }) => id === deliverable)?.phase,
        work.activities.find(({ id }) => `#${id}` === hash)?.phase,
        template.phases.find(
          ({ gate }) => gate && `#${gateAnchor(gate.id)}` === hash,
        )?.id,
      ].map(phase => [phase, true]),
    ),
  );
  return (
    <div>
      {cutover.phases.map(phase => {
        const plan = template.phases.find(({ id }) => id === phase.id);
        const applicable = work.activities.filter(
          each => each.phase === phase.id && each.status !== 'not-applicable',
        );
        const done = applicable.filter(({ status }) => status === 'done');
        return (
          <Accordion
            key={phase.id}
            expanded={open[phase.id] ?? false}
            onChange={(_event, expanded) =>
              setOpen(before => ({ ...before, [phase.id]: expanded }))
            }
            TransitionProps={{ unmountOnExit: true }}
          >
            <AccordionSummary
              expandIcon={<ExpandMoreIcon />}
              id={`phase-${phase.id}`}
              aria-controls={`phase-${phase.id}-details`}
            >
              <div>
                <Typography variant="subtitle1" component="h2">
                  {say(phase.title)}
                </Typography>
                <Typography variant="body2" color="textSecondary">
                  {t(`lifecycle.phase.${phase.status}`)} ·{' '}
                  {periodWords(phase.planned, { language, zone })} ·{' '}
                  {t('lifecycle.activity.progress', {
                    done: String(done.length),
                    total: String(applicable.length),
                  })}
                </Typography>
              </div>
            </AccordionSummary>
            <AccordionDetails>
              {plan && (
                <PhaseDetails
                  facts={facts}
                  phase={phase}
                  plan={plan}
                  work={work}
                  refresh={refresh}
                />
              )}
            </AccordionDetails>
          </Accordion>
        );
      })}
    </div>
  );
}
