import { DateTime, Info } from 'luxon';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import type { Cutover } from '@backstage-cutover/plugin-cutover-common';
import { CutoverLink } from '../parts/CutoverLink';
import { Nothing } from '../parts/Nothing';
import { useWords } from '../words/useWords';
import { monthGrid } from './monthGrid';

const useStyles = makeStyles(theme => ({
  scroll: { overflowX: 'auto' },
  table: {
    borderCollapse: 'collapse',
    tableLayout: 'fixed',
    width: '100%',
    minWidth: 640,
  },
  weekday: {
    textAlign: 'start',
    padding: theme.spacing(1),
    ...theme.typography.caption,
  },
  day: {
    border: `1px solid ${theme.palette.divider}`,
    height: 88,
    padding: theme.spacing(0.5, 1),
    verticalAlign: 'top',
    overflowWrap: 'anywhere',
  },
  outside: { backgroundColor: theme.palette.action.hover },
  today: { boxShadow: `inset 0 0 0 2px ${theme.palette.primary.main}` },
  list: {
    listStyle: 'none',
    margin: 0,
    padding: 0,
    ...theme.typography.body2,
  },
  item: {
    borderLeft: `3px solid ${theme.palette.primary.main}`,
    paddingLeft: theme.spacing(0.5),
    marginTop: theme.spacing(0.5),
  },
}));

interface MonthCalendarProps {
  month: DateTime;
  cutovers: Cutover[];
}

/** The windows of a month, day by day in the reader's zone. */
export function MonthCalendar({ month, cutovers }: MonthCalendarProps) {
  const { t, language } = useWords();
  const classes = useStyles();
  const today = DateTime.now().setZone(month.zone);
  const name = month.toLocaleString({ month: 'long', year: 'numeric' });
  return (
    <>
      {cutovers.length === 0 && (
        <Nothing title={t('lifecycle.month.none', { month: name })} />
      )}
      <div
        className={classes.scroll}
        role="region"
        // Scrolls on narrow screens, also by keyboard.
        tabIndex={0}
        aria-label={t('lifecycle.month.calendar', { month: name })}
      >
        <table className={classes.table}>
          <thead>
            <tr>
              {Info.weekdays('short', { locale: language }).map(weekday => (
                <th key={weekday} scope="col" className={classes.weekday}>
                  {weekday}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {monthGrid(month, cutovers).map(week => (
              <tr key={week[0].date.toISODate()}>
                {week.map(day => {
                  const now = day.date.hasSame(today, 'day');
                  return (
                    <td
                      key={day.date.toISODate()}
                      aria-current={now ? 'date' : undefined}
                      className={[
                        classes.day,
                        day.inMonth ? '' : classes.outside,
                        now ? classes.today : '',
                      ].join(' ')}
                    >
                      <Typography variant="caption" color="textSecondary">
                        <time dateTime={day.date.toISODate() ?? undefined}>
                          {day.date.day}
                        </time>
                      </Typography>
                      {day.cutovers.length > 0 && (
                        <ul className={classes.list}>
                          {day.cutovers.map(cutover => (
                            <li key={cutover.id} className={classes.item}>
                              <CutoverLink cutover={cutover} />
                            </li>
                          ))}
                        </ul>
                      )}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}
