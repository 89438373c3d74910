import Typography from '@material-ui/core/Typography';
import { EmptyState } from '@backstage/core-components';
import { useEntity } from '@backstage/plugin-catalog-react';
import { CutoverOf } from '../cutoverPage/CutoverOf';
import { CutoverLink } from '../parts/CutoverLink';
import { InfoCard } from '../parts/InfoCard';
import { WorkOf } from '../parts/WorkOf';
import { useWords } from '../words/useWords';
import { PhaseDetails } from './PhaseDetails';

/** The page of one CutoverPhase. */
export function PhaseContent() {
  const { entity } = useEntity();
  const { t } = useWords();
  return (
    <CutoverOf>
      {facts => {
        const { cutover, template } = facts;
        const phase = cutover.phases.find(
          ({ id }) => id === entity.spec?.phase,
        );
        const plan = template.phases.find(({ id }) => id === phase?.id);
        if (!phase || !plan) {
          return (
            <EmptyState
              missing="data"
              title={t('lifecycle.phase.missing')}
              description={<CutoverLink cutover={cutover} />}
            />
          );
        }
        return (
          <InfoCard>
            <Typography variant="body2" gutterBottom>
              <CutoverLink cutover={cutover} />
            </Typography>
            <WorkOf facts={facts}>
              {(work, refresh) => (
                <PhaseDetails
                  facts={facts}
                  phase={phase}
                  plan={plan}
                  work={work}
                  refresh={refresh}
                />
              )}
            </WorkOf>
          </InfoCard>
        );
      }}
    </CutoverOf>
  );
}
