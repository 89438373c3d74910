import { useId } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import FormControlLabel from '@material-ui/core/FormControlLabel';
import Radio from '@material-ui/core/Radio';
import RadioGroup from '@material-ui/core/RadioGroup';
import Typography from '@material-ui/core/Typography';
import { Progress } from '@backstage/core-components';
import { toError } from '@backstage/errors';
import {
  scorePractical,
  type CoursePerson,
  type Practical,
} from '@backstage-cutover/plugin-cutover-common';
import { TextInput } from '../../lifecycle/forms/inputs';
import { useNames } from '../../lifecycle/live/useNames';
import { refusalOf } from '../../lifecycle/words/refusal';
import { useTrainingReader } from '../words/trainingReader';
import { useRubric } from '../words/useRubric';
import { Fetching } from './Fetching';
import { FormDialog } from './FormDialog';
import type { PersonDialogProps } from './PersonDialog';
import { useTrainingForm } from './useTrainingForm';

const useStyles = makeStyles(theme => ({
  criterion: {
    border: 0,
    margin: 0,
    minWidth: 0,
    padding: theme.spacing(1, 0, 0),
    borderTop: `1px solid ${theme.palette.divider}`,
  },
}));

/** What somebody showed, criterion by criterion. */
interface PracticalDraft {
  levels: Record<string, string>;
  remarks: Record<string, string>;
  remark: string;
  evidence: string;
}

/** A practical exercise, looked at by somebody else than the trainee. */
export function PracticalDialog(props: PersonDialogProps) {
  const { scene, ask, onClose } = props;
  const { t } = useTrainingReader();
  const { name: cutover } = scene.facts.cutover;
  const { course } = ask.person.member;
  const { assessment } = ask;
  const rubric = useRubric({ cutover, course, assessment });
  if (!rubric.value) {
    return (
      <Fetching
        title={t('training.practical')}
        error={rubric.error}
        retry={rubric.retry}
        onClose={onClose}
      >
        <Progress />
      </Fetching>
    );
  }
  return <Assess {...props} seen={rubric.value} lookAgain={rubric.retry} />;
}

interface AssessProps extends PersonDialogProps {
  /** The rubric that is looked at. */
  seen: { definition: Practical; version: number };
  lookAgain(): void;
}

function Assess(props: AssessProps) {
  const { scene, ask, seen, lookAgain, onClose, onDone } = props;
  const { definition: rubric } = seen;
  const { member } = ask.person;
  const reader = useTrainingReader(scene.overview);
  const { t, say } = reader;
  const nameOf = useNames([member.person]);
  const form = useTrainingForm<
    PracticalDraft,
    { version: number },
    CoursePerson
  >({
    scene,
    name: `practical ${member.course} ${ask.assessment} ${member.person}`,
    initial: () => ({ levels: {}, remarks: {}, remark: '', evidence: '' }),
    send: async (training, { cutover }, { value }) => {
      try {
        return await training.assessPractical(
          { cutover, course: member.course, assessment: ask.assessment },
          {
            person: member.person,
            rubric: seen.version,
            levels: levelsIn(rubric, value),
            remarks: remarksIn(rubric, value),
            ...(value.remark.trim() ? { remark: value.remark } : {}),
            ...(value.evidence.trim() ? { evidence: value.evidence } : {}),
          },
        );
      } catch (e) {
        // What was said is about another rubric: it stays, beside the one that holds now.
        if (refusalOf(toError(e)).reason === 'training.rubric-moved') {
          lookAgain();
        }
        throw e;
      }
    },
    onDone: () => {
      onDone();
      onClose();
    },
  });
  const { value, change, faultAt } = form;
  const levels = levelsIn(rubric, value);
  const open = rubric.criteria.find(({ id }) => !levels[id]);
  const outcome = scorePractical(rubric, levels);
  return (
    <FormDialog
      form={form}
      title={t('training.practical.title', {
        assessment: say(rubric.title),
        person: nameOf(member.person),
      })}
      act={t('training.practical.send')}
      missing={open && say(open.title)}
      note={t(
        outcome.passed
          ? 'training.practical.passes'
          : 'training.practical.fails',
        {
          share: reader.percent(outcome.share),
          mark: reader.percent(rubric.passMark),
        },
      )}
      maxWidth="md"
      onClose={onClose}
    >
      {rubric.criteria.map(criterion => (
        <Criterion
          key={criterion.id}
          criterion={criterion}
          level={levels[criterion.id] ?? ''}
          remark={value.remarks[criterion.id] ?? ''}
          error={faultAt('levels', criterion.id)}
          onLevel={level =>
            change({ levels: { ...value.levels, [criterion.id]: level } })
          }
          onRemark={remark =>
            change({ remarks: { ...value.remarks, [criterion.id]: remark } })
          }
        />
      ))}
      <TextInput
        id="practical-remark"
        label={t('training.practical.remark')}
        value={value.remark}
        onChange={remark => change({ remark })}
        error={faultAt('remark')}
        long
      />
      <TextInput
        id="practical-evidence"
        label={t('training.practical.evidence')}
        help={t('training.help.evidence')}
        value={value.evidence}
        onChange={evidence => change({ evidence })}
        error={faultAt('evidence')}
        long
      />
    </FormDialog>
  );
}

/** What was chosen, as far as the rubric knows it: it may be another one than that on which somebody began. */
function levelsIn(
  { criteria }: Practical,
  { levels }: PracticalDraft,
): Record<string, string> {
  const chosen = criteria.flatMap(({ id, levels: known }) =>
    known.some(each => each.id === levels[id]) ? [[id, levels[id]]] : [],
  );
  return Object.fromEntries(chosen);
}

function remarksIn(
  { criteria }: Practical,
  { remarks }: PracticalDraft,
): Record<string, string> {
  const said = criteria.flatMap(({ id }) =>
    remarks[id]?.trim() ? [[id, remarks[id]]] : [],
  );
  return Object.fromEntries(said);
}

interface CriterionProps {
  criterion: Practical['criteria'][number];
  level: string;
  remark: string;
  error?: string;
  onLevel(level: string): void;
  onRemark(remark: string): void;
}

function Criterion(props: CriterionProps) {
  const { criterion, level, remark, error, onLevel, onRemark } = props;
  const { t, say, percent } = useTrainingReader();
  const classes = useStyles();
  const name = useId();
  return (
    <fieldset className={classes.criterion}>
      <Typography component="legend" variant="subtitle2">
        {say(criterion.title)}{' '}
        <Typography variant="caption" color="textSecondary" component="span">
          {t('training.practical.weight', { weight: String(criterion.weight) })}
        </Typography>
      </Typography>
      <RadioGroup
        name={name}
        aria-label={say(criterion.title)}
        value={level}
        onChange={(_event, chosen) => onLevel(chosen)}
      >
        {criterion.levels.map(each => (
          <FormControlLabel
            key={each.id}
            value={each.id}
            control={<Radio color="primary" size="small" />}
            label={`${say(each.title)} (${percent(each.share)})`}
          />
        ))}
      </RadioGroup>
      {error && (
        <Typography variant="body2" color="error">
          {error}
        </Typography>
      )}
      <TextInput
        id={`practical-remark-${criterion.id}`}
        label={t('training.practical.criterionRemark')}
        value={remark}
        onChange={onRemark}
        long
      />
    </fieldset>
  );
}
