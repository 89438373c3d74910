import { useState } from 'react';
import ListItemText from '@material-ui/core/ListItemText';
import Menu from '@material-ui/core/Menu';
import MenuItem from '@material-ui/core/MenuItem';
import { ActButton } from '../../lifecycle/parts/ActButton';
import { useTrainingReader } from '../words/trainingReader';

const KINDS = ['exam', 'practical', 'questionnaire'] as const;

interface AddAssessmentProps {
  /** Why none can be added. */
  why?: string;
  onAdd(kind: (typeof KINDS)[number]): void;
}

/** Asks of which kind another assessment of a course is, and says what each is for. */
export function AddAssessment({ why, onAdd }: AddAssessmentProps) {
  const { t } = useTrainingReader();
  const [opener, setOpener] = useState<HTMLElement | null>(null);
  const words = t('training.assessment.add');
  return (
    <>
      <ActButton words={words} why={why} menu onAct={setOpener} />
      <Menu
        open={opener !== null}
        anchorEl={opener}
        onClose={() => setOpener(null)}
        MenuListProps={{ 'aria-label': words }}
      >
        {KINDS.map(kind => (
          <MenuItem
            key={kind}
            onClick={() => {
              setOpener(null);
              onAdd(kind);
            }}
          >
            <ListItemText
              primary={t(`training.kind.${kind}`)}
              secondary={t(`training.assessment.kind.${kind}`)}
              secondaryTypographyProps={{
                style: { whiteSpace: 'normal', maxWidth: 320 },
              }}
            />
          </MenuItem>
        ))}
      </Menu>
    </>
  );
}
