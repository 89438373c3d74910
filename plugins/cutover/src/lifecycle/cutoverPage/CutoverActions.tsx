import { useRef, useState } from 'react';
import IconButton from '@material-ui/core/IconButton';
import ListItemText from '@material-ui/core/ListItemText';
import Menu from '@material-ui/core/Menu';
import MenuItem from '@material-ui/core/MenuItem';
import MoreVertIcon from '@material-ui/icons/MoreVert';
import type { CutoverAct } from '@backstage-cutover/plugin-cutover-common';
import { reasonWords } from '../words/refusal';
import { useWords } from '../words/useWords';
import { EditDialog } from './EditDialog';
import { ReasonDialog } from './ReasonDialog';
import type { CutoverFacts } from './useCutover';

const ACTS: CutoverAct[] = ['update', 'complete-phase', 'cancel'];

/** What the server lets the reader do; what it does not is shown with the reason. */
export function CutoverActions({ facts }: { facts: CutoverFacts }) {
  const { t } = useWords();
  const button = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState(false);
  const [act, setAct] = useState<CutoverAct>();
  const close = () => setAct(undefined);

  return (
    <>
      <IconButton
        ref={button}
        aria-label={t('lifecycle.act.menu')}
        aria-haspopup="menu"
        aria-expanded={open}
        onClick={() => setOpen(true)}
      >
        <MoreVertIcon />
      </IconButton>
      <Menu
        open={open}
        anchorEl={button.current}
        onClose={() => setOpen(false)}
        MenuListProps={{ 'aria-label': t('lifecycle.act.menu') }}
      >
        {ACTS.map(id => {
          const verdict = facts.allowed[id];
          return (
            <MenuItem
              key={id}
              // Stays reachable by keyboard, so that the reason can be read too.
              aria-disabled={!verdict.allowed}
              onClick={() => {
                if (!verdict.allowed) return;
                setOpen(false);
                setAct(id);
              }}
            >
              <ListItemText
                primary={t(`lifecycle.act.${id}`)}
                secondary={
                  verdict.allowed ? undefined : reasonWords(t, verdict, id)
                }
                primaryTypographyProps={{
                  color: verdict.allowed ? 'initial' : 'textSecondary',
                }}
                secondaryTypographyProps={{
                  style: { whiteSpace: 'normal', maxWidth: 320 },
                }}
              />
            </MenuItem>
          );
        })}
      </Menu>
      {act === 'update' && <EditDialog facts={facts} onClose={close} />}
      {(act === 'cancel' || act === 'complete-phase') && (
        <ReasonDialog act={act} facts={facts} onClose={close} />
      )}
    </>
  );
}
