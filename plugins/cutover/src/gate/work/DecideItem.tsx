import { useEffect, useId, useState } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import Button from '@material-ui/core/Button';
import Checkbox from '@material-ui/core/Checkbox';
import Typography from '@material-ui/core/Typography';
import ExpandLessIcon from '@material-ui/icons/ExpandLess';
import ExpandMoreIcon from '@material-ui/icons/ExpandMore';
import type { NameOf } from '../../lifecycle/live/useNames';
import { momentWords } from '../../lifecycle/words/time';
import { useWords } from '../../lifecycle/words/useWords';
import { Difference, type Look } from './Difference';
import type { DecideRow } from './rows';
import type { Approving } from './useApproving';
import { isRowAct } from './useRowKeys';
import type { WorkAsk } from './WorkDialog';
import { WorkRow } from './WorkRow';

const useStyles = makeStyles(theme => ({
  tick: { padding: theme.spacing(0.5) },
  look: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(0, 1),
  },
  difference: { paddingTop: theme.spacing(1), minWidth: 0 },
}));

interface DecideItemProps {
  row: DecideRow;
  nameOf: NameOf;
  approving: Approving;
  /** Whether several may be approved at once. */
  together: boolean;
  onAsk(ask: WorkAsk, opener: HTMLElement): void;
}

/** A gate that waits for the reader's decision. */
export function DecideItem(props: DecideItemProps) {
  const { row, nameOf, approving, together, onAsk } = props;
  const { t, say, language, zone } = useWords();
  const classes = useStyles();
  const id = useId();
  const [open, setOpen] = useState(false);
  const [look, setLook] = useState<Look>({ seen: new Set() });
  const { look: onLooked } = approving;
  const { hash: lookedAt, rest } = look;
  useEffect(() => {
    if (lookedAt !== undefined && rest === 0) onLooked(row, lookedAt);
    // Once for each hash, whatever else of the row or the list is drawn anew.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [lookedAt, rest]);

  const person = row.onBehalfOf && nameOf(row.onBehalfOf);
  const gaps = { gate: say(row.title), cutover: row.cutover.title };
  const decideWords = person
    ? t('gate.work.decideOnBehalf', { ...gaps, person })
    : t('gate.work.decideOn', gaps);
  const hint = hintOf();
  function hintOf(): string | undefined {
    if (!together || approving.hasLooked(row)) return undefined;
    if (approving.lookedBefore(row)) return t('gate.work.tickAgain');
    return open && rest
      ? t('gate.work.tickRest', { count: rest })
      : t('gate.work.tickFirst');
  }
  return (
    <WorkRow
      row={row}
      onBehalfOf={person}
      facts={[
        t('gate.work.round', { number: String(row.round) }),
        t('gate.work.since', {
          at: momentWords(row.since, { language, zone }),
        }),
      ]}
      lead={
        together && (
          <Checkbox
            className={classes.tick}
            color="primary"
            checked={approving.isTicked(row)}
            disabled={hint !== undefined || approving.progress !== undefined}
            onChange={(_event, ticked) => approving.tick(row, ticked)}
            inputProps={{
              'aria-label': person
                ? t('gate.work.tickOnBehalf', { ...gaps, person })
                : t('gate.work.tick', gaps),
              'aria-describedby': hint ? `${id}-hint` : undefined,
            }}
          />
        )
      }
      act={
        <Button
          size="small"
          variant="contained"
          color="primary"
          aria-haspopup="dialog"
          aria-label={decideWords}
          onClick={({ currentTarget }) =>
            onAsk(
              {
                act: 'decide',
                of: row,
                seat: row.seats[0],
                label: decideWords,
              },
              currentTarget,
            )
          }
          {...isRowAct}
        >
          {t('gate.work.decide')}
        </Button>
      }
    >
      <div className={classes.look}>
        <Button
          size="small"
          color="primary"
          aria-expanded={open}
          aria-controls={open ? id : undefined}
          aria-label={t(open ? 'gate.work.hideOn' : 'gate.work.lookOn', gaps)}
          startIcon={open ? <ExpandLessIcon /> : <ExpandMoreIcon />}
          onClick={() => setOpen(!open)}
        >
          {t(open ? 'gate.work.hide' : 'gate.work.look')}
        </Button>
        {hint && (
          <Typography variant="caption" color="textSecondary" id={`${id}-hint`}>
            {hint}
          </Typography>
        )}
      </div>
      {open && (
        <div id={id} className={classes.difference}>
          <Difference row={row} look={look} onLook={setLook} />
        </div>
      )}
    </WorkRow>
  );
}
