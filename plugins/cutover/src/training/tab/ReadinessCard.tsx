import { useState } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import Link from '@material-ui/core/Link';
import Table from '@material-ui/core/Table';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableContainer from '@material-ui/core/TableContainer';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import Typography from '@material-ui/core/Typography';
import type { TrainingOverview } from '@backstage-cutover/plugin-cutover-common';
import { ChoiceInput } from '../../lifecycle/forms/inputs';
import { useNames } from '../../lifecycle/live/useNames';
import { InfoCard } from '../../lifecycle/parts/InfoCard';
import { Nothing } from '../../lifecycle/parts/Nothing';
import { DueDay } from '../words/DueDay';
import { planDay } from '../words/planDay';
import { ShareBar } from '../words/ShareBar';
import { useTrainingReader } from '../words/trainingReader';
import {
  readinessBars,
  shareOf,
  sumOf,
  type ReadinessBar,
} from './readinessBars';
import { Toggles } from './Toggles';
import { BYS, LOOKS, type TrainingView } from './trainingView';

/** So many bars at once. */
const MOST = 12;

const useStyles = makeStyles(theme => ({
  head: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'baseline',
    gap: theme.spacing(0.5, 2),
    marginBottom: theme.spacing(2),
  },
  bar: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: theme.spacing(1, 2),
    justifyContent: 'space-between',
    marginBottom: theme.spacing(2),
  },
  course: { flex: '0 1 260px', minWidth: 0 },
  rows: {
    listStyle: 'none',
    margin: 0,
    padding: 0,
    display: 'grid',
    gap: theme.spacing(1.5),
  },
  row: {
    display: 'grid',
    alignItems: 'center',
    gap: theme.spacing(0.5, 2),
    gridTemplateColumns: 'minmax(0, 1fr)',
    [theme.breakpoints.up('sm')]: {
      gridTemplateColumns:
        'minmax(110px, 200px) minmax(0, 1fr) minmax(150px, 320px)',
    },
  },
  name: { textAlign: 'start', overflowWrap: 'anywhere' },
  numbers: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: theme.spacing(0, 1.5),
    ...theme.typography.body2,
  },
  table: { '& th': { whiteSpace: 'nowrap' } },
  cell: { verticalAlign: 'top', overflowWrap: 'anywhere', minWidth: 90 },
  day: { verticalAlign: 'top', whiteSpace: 'nowrap' },
}));

interface ReadinessCardProps {
  overview: TrainingOverview;
  timeZone: string;
  /** What the page is narrowed down to. */
  view: TrainingView;
  onChange(part: Partial<TrainingView>): void;
}

/** How many are certified of how many need it, by department or role, against the day by which it must be so. */
export function ReadinessCard(props: ReadinessCardProps) {
  const { overview, timeZone, view, onChange } = props;
  const { courses, byDepartment, byRole } = overview;
  const reader = useTrainingReader(overview);
  const { t } = reader;
  const classes = useStyles();
  const { by, look } = view;
  // An old link may name one that is not there any more.
  const course = courses.some(({ id }) => id === view.ready) ? view.ready : '';
  const today = planDay(timeZone);
  const meant = courses.filter(({ id }) => !course || id === course);
  const all = sumOf(meant.map(({ readiness }) => readiness));
  const bars = readinessBars(by === 'department' ? byDepartment : byRole, {
    courses,
    today,
    ...(course ? { course } : {}),
  });
  const departmentName = useDepartmentNames(overview);
  const nameOf = (of?: string) => {
    if (!of) return t(`training.by.${by}.none`);
    return by === 'department' ? departmentName(of) : reader.role(of);
  };
  const choose = (of?: string) =>
    onChange(
      by === 'department'
        ? { department: of ?? '', role: '' }
        : { department: '', role: of ?? '' },
    );
  const none = all.needed > 0 && by === 'role' ? 'noRole' : 'none';
  const chosen = by === 'department' ? view.department : view.role;
  return (
    <InfoCard title={t('training.ready.title')}>
      <div className={classes.head}>
        <Typography variant="h5" component="p">
          {reader.readiness(all)}
        </Typography>
        <Typography variant="body2" color="textSecondary">
          {t('training.ready.help', { zone: timeZone })}
        </Typography>
      </div>
      <div className={classes.bar}>
        <Toggles
          label={t('training.ready.by')}
          value={by}
          onChange={id => onChange({ by: id })}
          options={BYS.map(id => ({ id, words: t(`training.by.${id}`) }))}
        />
        {courses.length > 1 && (
          <div className={classes.course}>
            <ChoiceInput
              id="training-ready-course"
              label={t('training.course')}
              value={course}
              onChange={id => onChange({ ready: id })}
              none={t('training.allCourses')}
              options={courses.map(({ id }) => ({
                id,
                words: reader.course(id),
              }))}
            />
          </div>
        )}
        <Toggles
          label={t('training.look')}
          value={look}
          onChange={id => onChange({ look: id })}
          options={LOOKS.map(id => ({ id, words: t(`training.as.${id}`) }))}
        />
      </div>
      {bars.length === 0 && (
        <Nothing title={t(`training.ready.${none}`)}>
          {t(`training.ready.${none}Help`)}
        </Nothing>
      )}
      {bars.length > 0 && look === 'chart' && (
        <Bars
          bars={bars}
          label={t(`training.by.${by}`)}
          nameOf={nameOf}
          chosen={chosen}
          onChoose={choose}
        />
      )}
      {bars.length > 0 && look === 'table' && (
        <ReadinessTable
          overview={{ ...overview, courses: meant }}
          by={by}
          today={today}
          nameOf={nameOf}
        />
      )}
    </InfoCard>
  );
}

interface BarsProps {
  bars: ReadinessBar[];
  label: string;
  chosen: string;
  nameOf(of?: string): string;
  onChoose(of?: string): void;
}

function Bars({ bars, label, chosen, nameOf, onChoose }: BarsProps) {
  const reader = useTrainingReader();
  const { t } = reader;
  const classes = useStyles();
  const [most, setMost] = useState(MOST);
  return (
    <>
      <ul className={classes.rows} aria-label={label}>
        {bars.slice(0, most).map(bar => {
          const name = nameOf(bar.of);
          const isChosen = bar.of !== undefined && bar.of === chosen;
          return (
            <li key={bar.of ?? ''} className={classes.row}>
              {bar.of ? (
                <Link
                  component="button"
                  variant="body2"
                  className={classes.name}
                  aria-pressed={isChosen}
                  style={isChosen ? { fontWeight: 700 } : undefined}
                  onClick={() => onChoose(isChosen ? undefined : bar.of)}
                >
                  {name}
                </Link>
              ) : (
                <Typography variant="body2" className={classes.name}>
                  {name}
                </Typography>
              )}
              <ShareBar share={shareOf(bar)} />
              <span className={classes.numbers}>
                {reader.readiness(bar)}
                {bar.due && <DueDay day={bar.due} late={bar.late} />}
              </span>
            </li>
          );
        })}
      </ul>
      {bars.length > most && (
        <Link
          component="button"
          variant="body2"
          style={{ marginTop: 12 }}
          onClick={() => setMost(bars.length)}
        >
          {t('training.more', { count: bars.length - most })}
        </Link>
      )}
    </>
  );
}

interface ReadinessTableProps {
  overview: Pick<TrainingOverview, 'courses' | 'byDepartment' | 'byRole'>;
  by: TrainingView['by'];
  today: string;
  nameOf(of?: string): string;
}

function ReadinessTable({ overview, by, today, nameOf }: ReadinessTableProps) {
  const { courses, byDepartment, byRole } = overview;
  const reader = useTrainingReader(overview);
  const { t } = reader;
  const classes = useStyles();
  const rows = by === 'department' ? byDepartment : byRole;
  return (
    <TableContainer tabIndex={0}>
      <Table
        size="small"
        className={classes.table}
        aria-label={t('training.ready.title')}
      >
        <TableHead>
          <TableRow>
            <TableCell>{t('training.course')}</TableCell>
            <TableCell>{t(`training.by.${by}.one`)}</TableCell>
            <TableCell>{t('training.certified')}</TableCell>
            <TableCell>{t('training.needed')}</TableCell>
            <TableCell>{t('training.dueDay')}</TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {courses.flatMap(({ id, dueDay }) =>
            rows
              .filter(row => row.course === id && row.needed > 0)
              .map(row => (
                <TableRow key={`${id} ${row.of ?? ''}`}>
                  <TableCell className={classes.cell}>
                    {reader.course(id)}
                  </TableCell>
                  <TableCell className={classes.cell}>
                    {nameOf(row.of)}
                  </TableCell>
                  <TableCell>{row.certified}</TableCell>
                  <TableCell>{row.needed}</TableCell>
                  <TableCell className={classes.day}>
                    {row.certified < row.needed && dueDay < today ? (
                      <DueDay day={dueDay} late />
                    ) : (
                      reader.day(dueDay)
                    )}
                  </TableCell>
                </TableRow>
              )),
          )}
        </TableBody>
      </Table>
    </TableContainer>
  );
}

/** What groups are called: the server says it of departments, the catalog of whatever else there is. */
export function useDepartmentNames({
  departments,
  byDepartment,
}: Pick<TrainingOverview, 'departments' | 'byDepartment'>) {
  const titles = new Map(departments.map(({ ref, title }) => [ref, title]));
  const nameOf = useNames(
    byDepartment.flatMap(({ of }) => (of && !titles.has(of) ? [of] : [])),
  );
  return (ref: string) => titles.get(ref) ?? nameOf(ref);
}
