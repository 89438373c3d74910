import { useState } from 'react';
import Button from '@material-ui/core/Button';
import DialogActions from '@material-ui/core/DialogActions';
import DialogContent from '@material-ui/core/DialogContent';
import DialogContentText from '@material-ui/core/DialogContentText';
import DialogTitle from '@material-ui/core/DialogTitle';
import type { CutoverTemplateSpec } from '@backstage-cutover/plugin-cutover-common';
import { useNames } from '../live/useNames';
import { VersionChoice } from '../parts/VersionChoice';
import { useWords } from '../words/useWords';
import type { Choices, Plan, PlanField } from './plan';
import { planWords } from './planWords';
import type { Clash } from './useEditPlan';

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
  const version = (which: 'mine' | 'theirs', field: PlanField) => ({
    label: t(`lifecycle.clash.${which}`),
    content: words(clash[which], field),
  });

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
          <VersionChoice
            key={field}
            name={`clash-${field}`}
            title={t(`lifecycle.field.${field}`)}
            versions={{
              mine: version('mine', field),
              theirs: version('theirs', field),
            }}
            chosen={choices[field]}
            onChoose={which =>
              setChoices(before => ({ ...before, [field]: which }))
            }
          />
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
