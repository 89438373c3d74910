import type { DateTime } from 'luxon';
import { makeStyles } from '@material-ui/core/styles';
import Tooltip from '@material-ui/core/Tooltip';
import Typography from '@material-ui/core/Typography';
import { Link } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import { EntityRefLink, entityRouteRef } from '@backstage/plugin-catalog-react';
import type { Cutover } from '@backstage-cutover/plugin-cutover-common';
import { Nothing } from '../parts/Nothing';
import { cutoverRoute } from '../parts/refs';
import { windowWords } from '../words/time';
import { useWords } from '../words/useWords';
import { timelineRows } from './monthGrid';

const useStyles = makeStyles(theme => ({
  scroll: { overflowX: 'auto' },
  table: { borderCollapse: 'collapse', width: '100%', minWidth: 640 },
  target: {
    textAlign: 'start',
    padding: theme.spacing(1),
    width: 220,
    fontWeight: 'normal',
    overflowWrap: 'anywhere',
    borderTop: `1px solid ${theme.palette.divider}`,
  },
  lane: {
    position: 'relative',
    padding: 0,
    borderTop: `1px solid ${theme.palette.divider}`,
  },
  scale: {
    display: 'flex',
    justifyContent: 'space-between',
    padding: theme.spacing(0.5, 0),
    ...theme.typography.caption,
  },
  list: { listStyle: 'none', margin: 0, padding: theme.spacing(0.5, 0) },
  item: { position: 'relative', height: 30 },
  bar: {
    position: 'absolute',
    top: 3,
    height: 24,
    minWidth: 24,
    maxWidth: '100%',
    display: 'flex',
    alignItems: 'center',
    paddingInline: theme.spacing(0.5),
    borderRadius: theme.shape.borderRadius,
    backgroundColor: theme.palette.primary.main,
    color: theme.palette.primary.contrastText,
    whiteSpace: 'nowrap',
    ...theme.typography.caption,
    '&:focus-visible': { outline: `2px solid ${theme.palette.text.primary}` },
  },
  beside: { color: theme.palette.text.primary, whiteSpace: 'nowrap' },
}));

interface TargetTimelineProps {
  month: DateTime;
  cutovers: Cutover[];
  /** The targets that are filtered by; all of the cutovers' targets if there are none. */
  only: string[];
}

/** The windows of a month, one row per target: where two bars of a row overlap, two cutovers meet. */
export function TargetTimeline({ month, cutovers, only }: TargetTimelineProps) {
  const { t, language, zone } = useWords();
  const classes = useStyles();
  const entityRoute = useRouteRef(entityRouteRef);
  const name = month.toLocaleString({ month: 'long', year: 'numeric' });
  const rows = timelineRows(month, cutovers).filter(
    ({ target }) => only.length === 0 || only.includes(target),
  );
  if (rows.length === 0)
    return <Nothing title={t('lifecycle.month.none', { month: name })} />;
  const days = [1, 8, 15, 22, month.daysInMonth ?? 28];
  return (
    <div
      className={classes.scroll}
      role="region"
      aria-label={t('lifecycle.month.timeline', { month: name })}
    >
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col" className={classes.target}>
              {t('lifecycle.targets.entity')}
            </th>
            <th scope="col" className={classes.lane}>
              <span className={classes.scale}>
                {days.map(day => (
                  <span key={day}>{day}</span>
                ))}
              </span>
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ target, bars }) => (
            <tr key={target}>
              <th scope="row" className={classes.target}>
                <EntityRefLink entityRef={target} />
              </th>
              <td className={classes.lane}>
                <ul className={classes.list}>
                  {bars.map(({ cutover, from, to }) => {
                    const words = windowWords(cutover.window, {
                      language,
                      zone,
                    });
                    const label = `${cutover.title}: ${
                      words.yours ?? words.plan
                    }`;
                    return (
                      <li key={cutover.id} className={classes.item}>
                        <Tooltip title={label}>
                          <Link
                            to={entityRoute(cutoverRoute(cutover))}
                            className={classes.bar}
                            aria-label={label}
                            style={
                              // Near the right edge the title stands to the left, inside the lane.
                              from > 0.7
                                ? { right: `${(1 - to) * 100}%` }
                                : { left: `${from * 100}%` }
                            }
                          >
                            {cutover.title}
                          </Link>
                        </Tooltip>
                      </li>
                    );
                  })}
                </ul>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <Typography variant="caption" color="textSecondary">
        {t('lifecycle.month.zone', { zone })}
      </Typography>
    </div>
  );
}
