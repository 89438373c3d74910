import type { ReactNode } from 'react';
import { useSearchParams } from 'react-router-dom';
import { makeStyles } from '@material-ui/core/styles';
import Paper from '@material-ui/core/Paper';
import {
  Content,
  Header,
  Link,
  Page,
  Progress,
} from '@backstage/core-components';
import {
  useCutover,
  type CutoverFacts,
} from '../../lifecycle/cutoverPage/useCutover';
import { Refused } from '../../lifecycle/words/Refused';
import { useWords } from '../../lifecycle/words/useWords';
import { documentLanguage, LanguageChoice, PrintButton } from './DocumentBar';
import { PRINTED, usePrintStyles } from './printStyles';

const useStyles = makeStyles(theme => ({
  bar: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(2),
    maxWidth: 960,
    margin: '0 auto',
    marginBottom: theme.spacing(2),
  },
  back: { flex: '1 1 auto' },
  paper: {
    maxWidth: 960,
    margin: '0 auto',
    padding: theme.spacing(4),
    '@media screen': { overflowX: 'auto' },
    [theme.breakpoints.down('xs')]: { padding: theme.spacing(2) },
  },
}));

interface PrintedPageProps {
  /** Id or name of a cutover. */
  cutover: string;
  subtitle: string;
  /** What stands there where the cutover does not exist. */
  missing: ReactNode;
  children(facts: CutoverFacts): ReactNode;
}

/** A page about something of a cutover that is read and printed. */
export function PrintedPage(props: PrintedPageProps) {
  const { cutover, subtitle, missing, children } = props;
  const { t } = useWords();
  const view = useCutover(cutover);
  return (
    <Page themeId="tool">
      <Header
        title={
          view.screen === 'ready'
            ? view.facts.cutover.title
            : t('lifecycle.cutovers')
        }
        subtitle={subtitle}
      />
      <Content>
        {view.screen === 'loading' && <Progress />}
        {view.screen === 'missing' && missing}
        {view.screen === 'failed' && (
          <Refused error={view.error} retry={view.retry} />
        )}
        {view.screen === 'ready' && children(view.facts)}
      </Content>
    </Page>
  );
}

/** The language in which the page is read: that of its address, else the reader's. */
export function usePrintedLanguage(): string {
  const { language } = useWords();
  const [params] = useSearchParams();
  return documentLanguage(params.get('language') ?? language);
}

/** The way back, in which language it is read, and printing. */
export function PrintedBar({ to, back }: { to: string; back: string }) {
  const classes = useStyles();
  const language = usePrintedLanguage();
  const [, setParams] = useSearchParams();
  const choose = (chosen: string) =>
    setParams(
      before => {
        const after = new URLSearchParams(before);
        after.set('language', chosen);
        return after;
      },
      { replace: true },
    );
  return (
    <div className={classes.bar}>
      <Link className={classes.back} to={to}>
        {back}
      </Link>
      <LanguageChoice language={language} onChange={choose} />
      <PrintButton />
    </div>
  );
}

/** What of the page is printed. */
export function PrintedPaper({ children }: { children: ReactNode }) {
  const classes = useStyles();
  usePrintStyles();
  return (
    <Paper className={`${classes.paper} ${PRINTED}`} elevation={1}>
      {children}
    </Paper>
  );
}
