import type { DateTime } from 'luxon';
import { makeStyles } from '@material-ui/core/styles';
import Tooltip from '@material-ui/core/Tooltip';
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
    display: 'block',
    position: 'relative',
    height: 20,
    ...theme.typography.caption,
  },
  list: { listStyle: 'none', margin: 0, padding: theme.spacing(0.5, 0) },
  item: { height: 28 },
  link: {
    position: 'relative',
    display: 'block',
    height: '100%',
    overflow: 'hidden',
    '&:focus-visible': { outline: `2px solid ${theme.palette.text.primary}` },
  },
  bar: {
    position: 'absolute',
    top: 4,
    height: 20,
    minWidth: 6,
    borderRadius: 3,
    backgroundColor: theme.palette.primary.main,
  },
  name: {
    position: 'absolute',
    top: 4,
    lineHeight: '20px',
    maxWidth: '65%',
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
    padding: theme.spacing(0, 1.25),
    fontSize: theme.typography.caption.fontSize,
  },
}));

const percent = (share: number) => `${share * 100}%`;

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
  const length = month.daysInMonth ?? 30;
  const days = [1, 8, 15, 22, 29].filter(day => day <= length);
  return (
    <div
      className={classes.scroll}
      role="region"
      // Scrolls on narrow screens, also by keyboard.
      tabIndex={0}
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
                  <span
                    key={day}
                    style={{
                      position: 'absolute',
                      left: percent((day - 1) / length),
                    }}
                  >
                    {day}
                  </span>
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
                            className={classes.link}
                            aria-label={label}
                          >
                            <span
                              className={classes.bar}
                              style={{
                                left: percent(from),
                                width: percent(to - from),
                              }}
                            />
                            <span
                              className={classes.name}
                              style={
                                // Beside its bar, on the side that has room.
                                to > 0.65
                                  ? { right: percent(1 - from) }
                                  : { left: percent(to) }
                              }
                            >
                              {cutover.title}
                            </span>
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
    </div>
  );
}
