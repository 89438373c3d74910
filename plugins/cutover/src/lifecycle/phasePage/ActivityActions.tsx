import { useRef, useState } from 'react';
import Button from '@material-ui/core/Button';
import IconButton from '@material-ui/core/IconButton';
import ListItemText from '@material-ui/core/ListItemText';
import Menu from '@material-ui/core/Menu';
import MenuItem from '@material-ui/core/MenuItem';
import Tooltip from '@material-ui/core/Tooltip';
import MoreVertIcon from '@material-ui/icons/MoreVert';
import type {
  ActivityAct,
  ActivityView,
} from '@backstage-cutover/plugin-cutover-common';
import { reasonWords } from '../words/refusal';
import { useWords, type Translate } from '../words/useWords';
import { ACTS, nextAct } from './activityActs';
import { blockerLines } from './blockerLines';

/** By which the grounds are worded: dates are set by fewer people than the rest. */
const actor = (act: ActivityAct) =>
  act === 'plan' ? 'activity-plan' : 'activity';

interface ActivityActionsProps {
  activity: ActivityView;
  title: string;
  /** Whether the next act is shown although this person may not do it, with the reason. */
  inPhase: boolean;
  busy: boolean;
  /** What a deliverable is called. */
  titleOf(deliverable: string): string | undefined;
  onAct(act: ActivityAct): void;
}

/** The next act as a button, the others in a menu. What the server does not allow says why. */
export function ActivityActions(props: ActivityActionsProps) {
  const { activity, title, inPhase, busy, titleOf, onAct } = props;
  const { status, allowed } = activity;
  const { t } = useWords();
  const menuButton = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState(false);
  const next = nextAct(status);
  const onTheRow =
    next && (allowed[next].allowed || inPhase) ? next : undefined;
  return (
    <>
      {onTheRow && (
        <ActButton
          act={onTheRow}
          activity={activity}
          title={title}
          busy={busy}
          titleOf={titleOf}
          onAct={onAct}
        />
      )}
      <IconButton
        ref={menuButton}
        size="small"
        aria-label={t('lifecycle.activity.more', { activity: title })}
        aria-haspopup="menu"
        aria-expanded={open}
        disabled={busy}
        onClick={() => setOpen(true)}
      >
        <MoreVertIcon fontSize="small" />
      </IconButton>
      <Menu
        open={open}
        anchorEl={menuButton.current}
        onClose={() => setOpen(false)}
        MenuListProps={{
          'aria-label': t('lifecycle.activity.more', { activity: title }),
        }}
      >
        {ACTS[status]
          .filter(act => act !== onTheRow)
          .map(act => {
            const verdict = allowed[act];
            return (
              <MenuItem
                key={act}
                // Stays reachable by keyboard, so that the reason can be read too.
                aria-disabled={!verdict.allowed}
                onClick={() => {
                  if (!verdict.allowed) return;
                  setOpen(false);
                  onAct(act);
                }}
              >
                <ListItemText
                  primary={t(`lifecycle.activity.act.${act}`)}
                  secondary={
                    verdict.allowed
                      ? undefined
                      : reasonWords(t, verdict, actor(act))
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
    </>
  );
}

function ActButton(
  props: Omit<ActivityActionsProps, 'inPhase'> & { act: ActivityAct },
) {
  const { act, activity, title, busy, titleOf, onAct } = props;
  const { t } = useWords();
  const verdict = activity.allowed[act];
  const words = t(`lifecycle.activity.act.${act}`);
  const button = (
    <Button
      size="small"
      variant={verdict.allowed ? 'contained' : 'outlined'}
      color={verdict.allowed ? 'primary' : 'default'}
      style={verdict.allowed ? undefined : { opacity: 0.7 }}
      // Not `disabled`: it could not be reached by keyboard, and would not say why.
      aria-disabled={!verdict.allowed}
      disabled={busy}
      aria-label={t('lifecycle.activity.actOn', {
        act: words,
        activity: title,
      })}
      onClick={() => verdict.allowed && onAct(act)}
    >
      {words}
    </Button>
  );
  return verdict.allowed ? (
    button
  ) : (
    <Tooltip title={whyNot(t, act, activity, titleOf)}>{button}</Tooltip>
  );
}

/** Why an act is not allowed; of what is blocked, by what. */
function whyNot(
  t: Translate,
  act: ActivityAct,
  { allowed, blockers = [] }: ActivityView,
  titleOf: ActivityActionsProps['titleOf'],
) {
  const verdict = allowed[act];
  if (verdict.allowed) return '';
  if (verdict.reason !== 'activity.blocked' || blockers.length === 0)
    return reasonWords(t, verdict, actor(act));
  const lines = blockerLines(t, blockers, titleOf).map(({ title, words }) =>
    title ? `${title}: ${words}` : words,
  );
  return [t('lifecycle.activity.blockedBy'), ...lines].join(' ');
}
