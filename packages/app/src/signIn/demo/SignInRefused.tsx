import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { ResponseError } from '@backstage/errors';
import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import { portalTranslationRef } from '../../translations/portal';
import { SignInCard } from './SignInCard';

interface SignInRefusedProps {
  error?: Error;
  onRetry(): void;
  onBack(): void;
}

/** Why nobody was signed in, and what helps. */
export function SignInRefused({ error, onRetry, onBack }: SignInRefusedProps) {
  const { t } = useTranslationRef(portalTranslationRef);
  const words = () => {
    // Right after the first start the catalog has not read its files yet.
    if (error instanceof ResponseError && error.statusCode === 404)
      return t('signIn.refused.notYetKnown');
    // What fetch throws where nobody answers.
    if (error instanceof TypeError) return t('signIn.refused.noAnswer');
    return error?.message;
  };
  return (
    <SignInCard title={t('signIn.refused.title')}>
      <Typography role="alert" paragraph>
        {words()}
      </Typography>
      <Button variant="contained" color="primary" onClick={onRetry}>
        {t('signIn.refused.retry')}
      </Button>{' '}
      <Button onClick={onBack}>{t('signIn.refused.back')}</Button>
    </SignInCard>
  );
}
