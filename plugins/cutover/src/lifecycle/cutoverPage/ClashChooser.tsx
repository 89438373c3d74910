import { useState } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import Button from '@material-ui/core/Button';
import DialogActions from '@material-ui/core/DialogActions';
import DialogContent from '@material-ui/core/DialogContent';
import DialogContentText from '@material-ui/core/DialogContentText';
import DialogTitle from '@material-ui/core/DialogTitle';
import FormControlLabel from '@material-ui/core/FormControlLabel';
import Radio from '@material-ui/core/Radio';
import RadioGroup from '@material-ui/core/RadioGroup';
import Typography from '@material-ui/core/Typography';
import type { CutoverTemplateSpec } from '@backstage-cutover/plugin-cutover-common';
import { useNames } from '../live/useNames';
import { useWords } from '../words/useWords';
import type { Choices, Plan, PlanField } from './plan';
import { planWords } from './planWords';
import type { Clash } from './useEditPlan';

const useStyles = makeStyles(theme => ({
  field: { border: 0, margin: 0, padding: theme.spacing(1, 0), minWidth: 0 },
  value: { whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' },
  option: { alignItems: 'flex-start' },
}));

interface ClashChooserProps {
  clash: Clash;
  template: CutoverTemplateSpec;
  busy: boolean;
  onClose(): void;
}

/** Both versions of every field that two people changed at the same time; one of each is chosen. */
export function ClashChooser(props: ClashChooserProps) {
  const { clash, template, busy, onClose } = props;
  const { t, say } = useWords();
  const classes = useStyles();
  const [choices, setChoices] = useState<Choices>({});
  const open = clash.fields.filter(field => !choices[field]);
  const nameOf = useNames(
    [clash.mine, clash.theirs].flatMap(({ owner, targets, team }) => [
      owner,
      ...targets,
      ...Object.values(team).flat(),
    ]),
  );
  const words = (plan: Plan, field: PlanField) =>
    planWords(plan, field, { template, say, nameOf });
  const option = (which: 'mine' | 'theirs', plan: Plan, field: PlanField) => (
    <FormControlLabel
      value={which}
      className={classes.option}
      control={<Radio color="primary" />}
      label={
        <>
          <Typography variant="caption" color="textSecondary" component="div">
            {t(`lifecycle.clash.${which}`)}
          </Typography>
          <Typography variant="body2" className={classes.value}>
            {words(plan, field)}
          </Typography>
        </>
      }
    />
  );

  return (
    <>
      <DialogTitle id="cutover-edit-title">
        {t('lifecycle.clash.title')}
      </DialogTitle>
      <DialogContent dividers>
        <DialogContentText>
          {clash.fields.length > 0
            ? t('lifecycle.clash.help')
            : t('lifecycle.clash.noneHelp')}
        </DialogContentText>
        {clash.fields.map(field => (
          <fieldset key={field} className={classes.field}>
            <Typography component="legend" variant="subtitle2">
              {t(`lifecycle.field.${field}`)}
            </Typography>
            <RadioGroup
              name={`clash-${field}`}
              aria-label={t(`lifecycle.field.${field}`)}
              value={choices[field] ?? ''}
              onChange={(_event, value) =>
                setChoices(before => ({
                  ...before,
                  [field]: value === 'theirs' ? 'theirs' : 'mine',
                }))
              }
            >
              {option('mine', clash.mine, field)}
              {option('theirs', clash.theirs, field)}
            </RadioGroup>
          </fieldset>
        ))}
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{t('lifecycle.back')}</Button>
        <Button
          color="primary"
          variant="contained"
          disabled={busy || open.length > 0}
          onClick={() => clash.settle(choices)}
        >
          {t('lifecycle.edit.save')}
        </Button>
      </DialogActions>
    </>
  );
}
