import { useRef, useState } from 'react';
import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import useInterval from 'react-use/esm/useInterval';
import { useNames } from '../../lifecycle/live/useNames';
import { refusalOf } from '../../lifecycle/words/refusal';
import { useWords, type Translate } from '../../lifecycle/words/useWords';
import { goToConflict } from './conflictTitle';
import type { ReadyDraft } from './useDraft';
import { whyWords } from './whyWords';

const useStyles = makeStyles(theme => ({
  line: {
    display: 'flex',
    alignItems: 'center',
    flexWrap: 'wrap',
    gap: theme.spacing(1),
    minHeight: 32,
  },
  heard: {
    position: 'absolute',
    width: 1,
    height: 1,
    overflow: 'hidden',
    clipPath: 'inset(50%)',
    whiteSpace: 'nowrap',
  },
}));

const REFRESH_MS = 10_000;

type SaveStateProps = Pick<
  ReadyDraft,
  'view' | 'saving' | 'conflict' | 'retry' | 'me'
>;

/** One quiet line: when the draft was saved, or why it is not. Only trouble, and its end, is read aloud. */
export function SaveState(props: SaveStateProps) {
  const { view, saving, conflict, retry, me } = props;
  const { t, language } = useWords();
  const classes = useStyles();
  const { savedAt, savedBy } = view.working;
  const age = useAge(savedAt);
  const nameOf = useNames(savedBy && savedBy !== me.ref ? [savedBy] : []);

  const trouble = troubleWords(t, saving, conflict !== undefined);
  const wasTroubled = useRef(false);
  if (trouble) wasTroubled.current = true;
  const aloud =
    wasTroubled.current && saving.state === 'saved'
      ? t('deliverable.form.save.back')
      : '';

  const quiet = () => {
    if (saving.state === 'saving' || saving.state === 'unsaved')
      return t('deliverable.form.save.saving');
    if (!savedAt || !savedBy) return t('deliverable.form.save.untouched');
    const ago = agoWords(t, language, age);
    return savedBy === me.ref
      ? t('deliverable.form.save.saved', { ago })
      : t('deliverable.form.save.savedBy', { ago, name: nameOf(savedBy) });
  };

  return (
    <div className={classes.line}>
      {!trouble && (
        <Typography variant="body2" color="textSecondary">
          {quiet()}
        </Typography>
      )}
      <Typography
        variant="body2"
        color="error"
        role="status"
        className={trouble ? undefined : classes.heard}
      >
        {trouble ?? aloud}
      </Typography>
      {conflict && (
        <Button size="small" onClick={goToConflict}>
          {t('deliverable.form.save.choose')}
        </Button>
      )}
      {trouble && !conflict && (
        <Button size="small" onClick={retry}>
          {t('deliverable.form.save.again')}
        </Button>
      )}
    </div>
  );
}

/** Milliseconds since then. What is saved while one looks is as old as this page knows of it, whatever its clock says. */
function useAge(savedAt = '') {
  const [now, setNow] = useState(Date.now);
  const [seen, setSeen] = useState({ savedAt, at: Date.parse(savedAt) });
  useInterval(() => setNow(Date.now()), REFRESH_MS);
  if (savedAt === seen.savedAt) return now - seen.at;
  setSeen({ savedAt, at: Date.now() });
  setNow(Date.now());
  return 0;
}

function troubleWords(
  t: Translate,
  saving: ReadyDraft['saving'],
  isConflict: boolean,
): string | undefined {
  if (isConflict) return t('deliverable.form.save.conflict');
  if (saving.state !== 'offline' && saving.state !== 'refused')
    return undefined;
  const { status } = refusalOf(saving.error);
  const failing =
    status === undefined
      ? t('deliverable.form.save.offline')
      : t('deliverable.form.save.failing');
  const what =
    saving.state === 'refused'
      ? t('deliverable.form.save.refused', { why: whyWords(t, saving.error) })
      : failing;
  const kept = saving.kept
    ? t('deliverable.form.save.kept')
    : t('deliverable.form.save.notKept');
  return `${what} ${kept}`;
}

/** How long ago, in the largest unit that fits; below ten seconds nobody counts. */
function agoWords(t: Translate, language: string, milliseconds: number) {
  const seconds = Math.max(0, Math.round(milliseconds / 1000));
  if (seconds < 10) return t('deliverable.form.save.justNow');
  const format = new Intl.RelativeTimeFormat(language, { style: 'short' });
  const units = [
    ['day', 86_400],
    ['hour', 3_600],
    ['minute', 60],
  ] as const;
  const [unit, length] = units.find(([, least]) => seconds >= least) ?? [
    'second',
    1,
  ];
  return format.format(-Math.round(seconds / length), unit);
}
