import { useApi } from '@backstage/core-plugin-api';
import {
  appLanguageApiRef,
  useTranslationRef,
} from '@backstage/core-plugin-api/alpha';
import Button from '@material-ui/core/Button';
import ButtonGroup from '@material-ui/core/ButtonGroup';
import { portalTranslationRef } from '../../translations/portal';
import { useLanguage } from '../../translations/useLanguage';

/** The settings page has the same choice, but it lies behind the sign-in. */
export function LanguageChoice() {
  const api = useApi(appLanguageApiRef);
  const current = useLanguage();
  const { t } = useTranslationRef(portalTranslationRef);
  const { languages } = api.getAvailableLanguages();
  if (languages.length < 2) return null;
  return (
    <ButtonGroup size="small" aria-label={t('signIn.language')}>
      {languages.map(language => (
        <Button
          key={language}
          lang={language}
          aria-pressed={language === current}
          variant={language === current ? 'contained' : 'outlined'}
          color={language === current ? 'primary' : 'default'}
          disableElevation
          onClick={() => api.setLanguage(language)}
        >
          {new Intl.DisplayNames([language], {
            type: 'language',
            languageDisplay: 'standard',
          }).of(language.split('-')[0])}
        </Button>
      ))}
    </ButtonGroup>
  );
}
