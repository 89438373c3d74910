import { makeStyles } from '@material-ui/core/styles';
import Button from '@material-ui/core/Button';
import PrintIcon from '@material-ui/icons/Print';
import ToggleButton from '@material-ui/lab/ToggleButton';
import ToggleButtonGroup from '@material-ui/lab/ToggleButtonGroup';
import { LANGUAGES } from '@backstage-cutover/plugin-cutover-common';
import { useWords } from '../../lifecycle/words/useWords';

/** What speakers of a language call it. */
const NAMES: Record<(typeof LANGUAGES)[number], string> = {
  en: 'English',
  'zh-CN': '中文',
};

const useStyles = makeStyles(theme => ({
  language: { padding: theme.spacing(0.5, 1.5), textTransform: 'none' },
}));

interface LanguageChoiceProps {
  language: string;
  onChange(language: string): void;
}

/** In which language a document is read, whatever the portal speaks. */
export function LanguageChoice({ language, onChange }: LanguageChoiceProps) {
  const { t } = useWords();
  const classes = useStyles();
  return (
    <ToggleButtonGroup
      exclusive
      size="small"
      value={language}
      aria-label={t('deliverable.document.language')}
      onChange={(_event, chosen: string | null) => chosen && onChange(chosen)}
    >
      {LANGUAGES.map(each => (
        <ToggleButton
          key={each}
          value={each}
          lang={each}
          className={classes.language}
        >
          {NAMES[each]}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}

export function PrintButton() {
  const { t } = useWords();
  return (
    <Button
      variant="outlined"
      startIcon={<PrintIcon />}
      onClick={() => window.print()}
    >
      {t('deliverable.document.print')}
    </Button>
  );
}

/** The language of a document to begin with: the reader's, if documents speak it. */
export const documentLanguage = (language: string) =>
  LANGUAGES.find(each => each.split('-')[0] === language.split('-')[0]) ?? 'en';
