import { useId } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import Button from '@material-ui/core/Button';
import FormControlLabel from '@material-ui/core/FormControlLabel';
import Radio from '@material-ui/core/Radio';
import RadioGroup from '@material-ui/core/RadioGroup';
import Typography from '@material-ui/core/Typography';
import useAsyncRetry from 'react-use/esm/useAsyncRetry';
import { Progress } from '@backstage/core-components';
import { useApi } from '@backstage/core-plugin-api';
import type {
  CourseView,
  SessionSeat,
  SessionView,
} from '@backstage-cutover/plugin-cutover-common';
import { cutoverApiRef } from '../../api';
import { useNames } from '../../lifecycle/live/useNames';
import { EntityPicker } from '../../lifecycle/parts/EntityPicker';
import type { TrainingScene } from '../tab/scene';
import { useTrainingReader } from '../words/trainingReader';
import { FormDialog } from './FormDialog';
import { Fetching } from './Fetching';
import { useTrainingForm } from './useTrainingForm';

const useStyles = makeStyles(theme => ({
  person: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    justifyContent: 'space-between',
    gap: theme.spacing(0, 2),
    borderTop: `1px solid ${theme.palette.divider}`,
  },
}));

const WAS = ['attended', 'absent'] as const;
type Was = (typeof WAS)[number];

/** Who was there; those of whom nothing is said stay as they are. */
interface AttendanceDraft {
  was: Record<string, Was>;
  /** Who came without having signed up. */
  others: string[];
}

interface AttendanceDialogProps {
  scene: TrainingScene;
  course: CourseView;
  session: SessionView;
  onClose(): void;
}

/** Who was at a session, and who was not. */
export function AttendanceDialog(props: AttendanceDialogProps) {
  const { scene, course, session, onClose } = props;
  const { training } = useApi(cutoverApiRef);
  const reader = useTrainingReader(scene.overview);
  const { name } = scene.facts.cutover;
  const seats = useAsyncRetry(
    () => training.seats({ cutover: name, session: session.id }),
    [training, name, session.id],
  );
  if (!seats.value) {
    return (
      <Fetching
        title={reader.t('training.attendanceOf', {
          course: reader.course(course.id),
        })}
        error={seats.error}
        retry={seats.retry}
        onClose={onClose}
      >
        <Progress />
      </Fetching>
    );
  }
  return <Attendance {...props} seats={seats.value} />;
}

function Attendance(props: AttendanceDialogProps & { seats: SessionSeat[] }) {
  const { scene, course, session, seats, onClose } = props;
  const reader = useTrainingReader(scene.overview);
  const { t } = reader;
  const form = useTrainingForm<
    AttendanceDraft,
    { version: number },
    SessionSeat[]
  >({
    scene,
    name: `attendance ${session.id}`,
    initial: () => ({
      was: Object.fromEntries(
        seats.flatMap(({ person, status }) =>
          status === 'attended' || status === 'absent'
            ? [[person, status]]
            : [],
        ),
      ),
      others: [],
    }),
    send: (training, { cutover }, { value }) =>
      training.recordAttendance(
        { cutover, session: session.id },
        {
          attended: [...peopleWho(value, 'attended'), ...value.others],
          absent: peopleWho(value, 'absent'),
        },
      ),
    onDone: onClose,
  });
  const { value, change, faultAt } = form;
  const people = seats.map(({ person }) => person);
  const nameOf = useNames(people);
  const put = (person: string, was: Was) =>
    change({ was: { ...value.was, [person]: was } });
  return (
    <FormDialog
      form={form}
      title={t('training.attendanceOf', { course: reader.course(course.id) })}
      act={t('training.attendance')}
      missing={form.changed ? undefined : t('training.attendance.who')}
      onClose={onClose}
    >
      {people.length > 1 && (
        <div>
          <Button
            size="small"
            onClick={() =>
              change({
                was: Object.fromEntries(
                  people.map(person => [person, 'attended' as const]),
                ),
              })
            }
          >
            {t('training.attendance.all')}
          </Button>
        </div>
      )}
      {people.length === 0 && (
        <Typography variant="body2" color="textSecondary">
          {t('training.attendance.nobody')}
        </Typography>
      )}
      <div>
        {people.map(person => (
          <OnePerson
            key={person}
            name={nameOf(person)}
            was={value.was[person]}
            onChange={was => put(person, was)}
          />
        ))}
      </div>
      <EntityPicker
        id="attendance-others"
        label={t('training.attendance.others')}
        kinds={['User']}
        value={value.others}
        onChange={others => change({ others })}
        error={faultAt('attended')}
      />
    </FormDialog>
  );
}

function peopleWho({ was }: AttendanceDraft, meant: Was): string[] {
  return Object.keys(was).filter(person => was[person] === meant);
}

interface OnePersonProps {
  name: string;
  was?: Was;
  onChange(was: Was): void;
}

function OnePerson({ name, was, onChange }: OnePersonProps) {
  const { t } = useTrainingReader();
  const classes = useStyles();
  const id = useId();
  return (
    <div className={classes.person}>
      <Typography variant="body2" id={id}>
        {name}
      </Typography>
      <RadioGroup
        row
        name={id}
        aria-labelledby={id}
        value={was ?? ''}
        onChange={(_event, chosen) =>
          onChange(chosen === 'attended' ? 'attended' : 'absent')
        }
      >
        {WAS.map(each => (
          <FormControlLabel
            key={each}
            value={each}
            control={<Radio color="primary" size="small" />}
            label={t(`training.was.${each}`)}
          />
        ))}
      </RadioGroup>
    </div>
  );
}
