import { useState } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import Button from '@material-ui/core/Button';
import Tab from '@material-ui/core/Tab';
import Tabs from '@material-ui/core/Tabs';
import { Progress } from '@backstage/core-components';
import useCopyToClipboard from 'react-use/esm/useCopyToClipboard';
import { InfoCard } from '../parts/InfoCard';
import { StartLink } from '../parts/StartLink';
import { Refused } from '../words/Refused';
import { useWords } from '../words/useWords';
import { FilterBar } from './FilterBar';
import { MonthCalendar } from './MonthCalendar';
import { MonthHead } from './MonthHead';
import { PortfolioTable } from './PortfolioTable';
import { TargetTimeline } from './TargetTimeline';
import { changed, monthOf, VIEWS, type Filters } from './filters';
import { usePortfolio } from './usePortfolio';

const useStyles = makeStyles(theme => ({
  bar: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    justifyContent: 'space-between',
    gap: theme.spacing(2),
    margin: theme.spacing(2, 0),
  },
  acts: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: theme.spacing(2),
    alignItems: 'center',
  },
}));

export interface PortfolioProps {
  filters: Filters;
  onChange(filters: Filters): void;
}

/** One set of filters over a table, a calendar and a timeline. */
export function Portfolio({ filters, onChange }: PortfolioProps) {
  const words = useWords();
  const { t } = words;
  const classes = useStyles();
  const view = usePortfolio(filters, words);
  const [copied, setCopied] = useState(false);
  const [, copy] = useCopyToClipboard();
  const month = monthOf(filters, words);

  return (
    <>
      <FilterBar filters={filters} onChange={onChange} />
      <div className={classes.bar}>
        <Tabs
          value={filters.view}
          onChange={(_event, next) =>
            onChange(changed(filters, { view: next }))
          }
          aria-label={t('lifecycle.portfolio.views')}
          indicatorColor="primary"
          textColor="primary"
        >
          {VIEWS.map(each => (
            <Tab
              key={each}
              value={each}
              id={`portfolio-tab-${each}`}
              aria-controls="portfolio-panel"
              label={t(`lifecycle.portfolio.view.${each}`)}
            />
          ))}
        </Tabs>
        <div className={classes.acts}>
          <Button
            variant="outlined"
            onClick={() => {
              copy(window.location.href);
              setCopied(true);
            }}
            onBlur={() => setCopied(false)}
          >
            <span aria-live="polite">
              {copied
                ? t('lifecycle.portfolio.copied')
                : t('lifecycle.portfolio.copy')}
            </span>
          </Button>
          <StartLink />
        </div>
      </div>
      <div
        role="tabpanel"
        id="portfolio-panel"
        aria-labelledby={`portfolio-tab-${filters.view}`}
      >
        <InfoCard noPadding={filters.view === 'table'}>
          {filters.view !== 'table' && (
            <MonthHead
              month={month}
              onChange={next => onChange(changed(filters, { month: next }))}
            />
          )}
          {view.screen === 'loading' && <Progress />}
          {view.screen === 'failed' && (
            <Refused error={view.error} retry={view.retry} />
          )}
          {view.screen === 'ready' && filters.view === 'table' && (
            <PortfolioTable
              page={view.page}
              filters={filters}
              onChange={onChange}
            />
          )}
          {view.screen === 'ready' && filters.view === 'calendar' && (
            <MonthCalendar month={month} cutovers={view.page.items} />
          )}
          {view.screen === 'ready' && filters.view === 'timeline' && (
            <TargetTimeline
              month={month}
              cutovers={view.page.items}
              only={filters.target}
            />
          )}
        </InfoCard>
      </div>
    </>
  );
}
