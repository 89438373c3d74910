import { useState } from 'react';
import Accordion from '@material-ui/core/Accordion';
import AccordionDetails from '@material-ui/core/AccordionDetails';
import AccordionSummary from '@material-ui/core/AccordionSummary';
import Typography from '@material-ui/core/Typography';
import ExpandMoreIcon from '@material-ui/icons/ExpandMore';
import { PhaseDetails } from '../phasePage/PhaseDetails';
import { periodWords } from '../words/time';
import { useWords } from '../words/useWords';
import { CutoverOf } from './CutoverOf';
import type { CutoverFacts } from './useCutover';

/** All phases in order; the one in progress is open. */
export function CutoverPhases() {
  return <CutoverOf>{facts => <Phases facts={facts} />}</CutoverOf>;
}

function Phases({ facts }: { facts: CutoverFacts }) {
  const { cutover, template } = facts;
  const { t, say, language, zone } = useWords();
  const [open, setOpen] = useState<Record<string, boolean>>({
    [cutover.phase]: true,
  });
  return (
    <div>
      {cutover.phases.map(phase => {
        const plan = template.phases.find(({ id }) => id === phase.id);
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
                  {periodWords(phase.planned, { language, zone })}
                </Typography>
              </div>
            </AccordionSummary>
            <AccordionDetails>
              {plan && <PhaseDetails facts={facts} phase={phase} plan={plan} />}
            </AccordionDetails>
          </Accordion>
        );
      })}
    </div>
  );
}
