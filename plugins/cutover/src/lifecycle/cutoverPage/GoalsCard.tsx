import Typography from '@material-ui/core/Typography';
import { InfoCard } from '../parts/InfoCard';
import { useWords } from '../words/useWords';
import type { CutoverFacts } from './useCutover';

/** Goals and scope as people wrote them: plain text, never markup. */
export function GoalsCard({ facts }: { facts: CutoverFacts }) {
  const { goals, scope } = facts.cutover;
  const { t } = useWords();
  return (
    <InfoCard title={t('lifecycle.goals.title')}>
      <Plain title={t('lifecycle.field.goals')} text={goals} />
      <Plain title={t('lifecycle.field.scope')} text={scope} />
    </InfoCard>
  );
}

function Plain({ title, text }: { title: string; text: string }) {
  return (
    <>
      <Typography variant="subtitle2" component="h3">
        {title}
      </Typography>
      <Typography
        variant="body2"
        paragraph
        style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}
      >
        {text}
      </Typography>
    </>
  );
}
