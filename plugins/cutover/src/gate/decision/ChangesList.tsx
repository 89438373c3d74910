import { lazy, Suspense, useId, useState } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import CheckIcon from '@material-ui/icons/Check';
import ExpandLessIcon from '@material-ui/icons/ExpandLess';
import ExpandMoreIcon from '@material-ui/icons/ExpandMore';
import { Link, Progress } from '@backstage/core-components';
import {
  riskOfItem,
  type ItemChange,
  type ItemView,
  type RoundView,
} from '@backstage-cutover/plugin-cutover-common';
import { useDocumentsLink } from '../../deliverable/document/useDocumentsLink';
import { useRiskLink } from '../../risk/useRiskLink';
import type { GateScene } from '../useGate';
import type { GateReader } from '../words/gateReader';
import { namesOf } from '../words/seatWords';
import { differenceOf, toLookAt } from './changes';

// Whoever only sees how a gate stands needs no forms.
const ItemDifference = lazy(() =>
  import('./ItemDifference').then(m => ({ default: m.ItemDifference })),
);

const useStyles = makeStyles(theme => ({
  list: { listStyle: 'none', margin: 0, padding: 0 },
  item: {
    padding: theme.spacing(1, 0),
    borderBottom: `1px solid ${theme.palette.divider}`,
    overflowWrap: 'anywhere',
  },
  head: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    justifyContent: 'space-between',
    gap: theme.spacing(0, 1),
  },
  what: { flex: '1 1 180px', minWidth: 0 },
  button: { maxWidth: '100%', textAlign: 'start' },
  difference: {
    padding: theme.spacing(0, 0, 0, 1),
    borderInlineStart: `3px solid ${theme.palette.primary.main}`,
    minWidth: 0,
  },
  seen: {
    display: 'inline-flex',
    alignItems: 'center',
    gap: theme.spacing(0.5),
  },
  hash: { fontFamily: 'monospace' },
}));

interface ChangesListProps {
  scene: Pick<GateScene, 'facts' | 'gate' | 'reader'>;
  round: RoundView;
  /** Items whose difference was on the screen. */
  seen?: ReadonlySet<string>;
  onSeen?(item: string): void;
}

/** What a round reviews and what of it is new since the round before; differences are opened on demand. */
export function ChangesList(props: ChangesListProps) {
  const { scene, round, seen, onSeen } = props;
  const { t } = scene.reader;
  const classes = useStyles();
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  const { changes } = round;
  const lookable = toLookAt(round);
  const isOpen = (item: string) => open.has(item);
  const toggle = (item: string) =>
    setOpen(before => {
      const after = new Set(before);
      if (!after.delete(item)) after.add(item);
      return after;
    });
  if (changes.length === 0) {
    return <Typography variant="body2">{t('gate.items.none')}</Typography>;
  }
  return (
    <>
      {lookable.filter(item => !isOpen(item)).length > 1 && (
        <Button size="small" onClick={() => setOpen(new Set(lookable))}>
          {t('gate.changes.lookAtAll')}
        </Button>
      )}
      <ul className={classes.list}>
        {changes.map(change => (
          <Change
            key={change.item}
            scene={scene}
            round={round.number}
            change={change}
            item={round.items.find(({ id }) => id === change.item)}
            isOpen={isOpen(change.item)}
            isSeen={seen?.has(change.item) ?? false}
            isDeciding={onSeen !== undefined}
            onToggle={() => toggle(change.item)}
            onShown={() => onSeen?.(change.item)}
          />
        ))}
      </ul>
    </>
  );
}

interface ChangeProps {
  scene: ChangesListProps['scene'];
  /** Number of the round. */
  round: number;
  change: ItemChange;
  /** As it is under review; missing where it is no longer part of it. */
  item?: ItemView;
  isOpen: boolean;
  isSeen: boolean;
  isDeciding: boolean;
  onToggle(): void;
  onShown(): void;
}

function Change(props: ChangeProps) {
  const { scene, round, change, item, isOpen, isSeen } = props;
  const { isDeciding, onToggle, onShown } = props;
  const { facts, gate, reader } = scene;
  const { t, say } = reader;
  const classes = useStyles();
  const id = useId();
  const link = useDocumentsLink();
  const riskLink = useRiskLink();
  const risk = riskOfItem(change.item);
  const between = differenceOf(change);
  const wasThere = gate.rounds.some(
    ({ number, items }) =>
      number === round - 1 && items.some(each => each.id === change.item),
  );
  const title = say(change.title);
  return (
    <li className={classes.item}>
      <div className={classes.head}>
        <div className={classes.what}>
          <Typography variant="body2" component="div">
            <strong>{title}</strong>
          </Typography>
          <Typography variant="body2" color="textSecondary" component="div">
            {changeWords(change, item, wasThere, reader)}
          </Typography>
          {item && item.contributors.length > 0 && !change.unchanged && (
            <Typography variant="body2" color="textSecondary" component="div">
              {t('gate.changes.by', {
                people: namesOf(item.contributors, reader),
              })}
            </Typography>
          )}
        </div>
        {risk && (
          <Link
            to={riskLink(facts.cutover, risk)}
            // Whoever is deciding must not lose what they have written.
            target={isDeciding ? '_blank' : undefined}
            // Some portals keep in the tab who is signed in.
            rel={isDeciding ? 'opener' : undefined}
          >
            <Typography variant="body2" component="span">
              {t('gate.changes.look', { item: title })}
            </Typography>
          </Link>
        )}
        {between && (
          <div>
            {isSeen && (
              <Typography
                variant="caption"
                color="textSecondary"
                className={classes.seen}
              >
                <CheckIcon fontSize="inherit" aria-hidden />
                {t('gate.changes.seen')}
              </Typography>
            )}
            <Button
              size="small"
              color="primary"
              className={classes.button}
              aria-expanded={isOpen}
              aria-controls={isOpen ? id : undefined}
              startIcon={isOpen ? <ExpandLessIcon /> : <ExpandMoreIcon />}
              onClick={onToggle}
            >
              {t(isOpen ? 'gate.changes.hide' : 'gate.changes.look', {
                item: title,
              })}
            </Button>
          </div>
        )}
      </div>
      {between && isOpen && (
        <div id={id} className={classes.difference}>
          <Link
            to={link(facts.cutover, gate.phase, {
              deliverable: between.deliverable,
              revision: between.to,
            })}
          >
            {t('gate.changes.read', { item: title })}
          </Link>
          <Suspense fallback={<Progress />}>
            <ItemDifference
              cutover={facts.cutover}
              between={between}
              onShown={onShown}
            />
          </Suspense>
        </div>
      )}
    </li>
  );
}

/** What became of an item since the round before, in words. */
function changeWords(
  { unchanged, before, after }: ItemChange,
  item: ItemView | undefined,
  wasThere: boolean,
  { t }: Pick<GateReader, 't'>,
): string {
  if (!item) return t('gate.changes.gone');
  if (unchanged) {
    return t('gate.changes.unchanged', { hash: item.hash.slice(0, 12) });
  }
  if (after === undefined) {
    return t(wasThere ? 'gate.changes.changed' : 'gate.changes.newItem');
  }
  return before === undefined
    ? t('gate.changes.new', { number: String(after) })
    : t('gate.changes.revised', {
        before: String(before),
        after: String(after),
      });
}
