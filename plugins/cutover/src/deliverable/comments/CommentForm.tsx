import { useEffect, useRef, useState, type FormEvent } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import Button from '@material-ui/core/Button';
import MenuItem from '@material-ui/core/MenuItem';
import TextField from '@material-ui/core/TextField';
import { toError } from '@backstage/errors';
import {
  REVIEW_DIMENSIONS,
  type CommentInput,
  type ReviewDimension,
  type ValuePath,
} from '@backstage-cutover/plugin-cutover-common';
import { Refused } from '../../lifecycle/words/Refused';
import { useWords } from '../../lifecycle/words/useWords';
import { newRowId } from '../form/draft/values';
import type { Anchor } from '../revisions/describeChanges';
import type { CommentDraft, CommentDrafts } from './commentDrafts';
import { MentionField } from './MentionField';
import type { Person } from './mentions';

const useStyles = makeStyles(theme => ({
  form: {
    display: 'grid',
    gap: theme.spacing(1.5),
    margin: theme.spacing(1, 0, 2),
  },
  buttons: { display: 'flex', gap: theme.spacing(1) },
}));

interface CommentFormProps {
  anchors: Anchor[];
  people: Person[];
  drafts: CommentDrafts;
  /** The field about which somebody wants to say something. */
  about?: { path: ValuePath };
  onSend(input: CommentInput, key: string): Promise<void>;
}

/** Where a new comment is written: about what, of which kind, and in what words. What was begun is kept. */
export function CommentForm(props: CommentFormProps) {
  const { anchors, people, drafts, about, onSend } = props;
  const { t } = useWords();
  const classes = useStyles();
  const form = useRef<HTMLFormElement>(null);
  const [draft, setDraft] = useState<CommentDraft>(() => drafts.found());
  const [key, setKey] = useState(newRowId);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<Error>();

  const change = (part: Partial<CommentDraft>) => {
    const next = { ...draft, ...part };
    setDraft(next);
    drafts.keep(next);
  };
  useEffect(() => {
    if (!about) return;
    setDraft(before => ({ ...before, path: about.path }));
    form.current?.querySelector('textarea')?.focus();
  }, [about]);

  const send = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setError(undefined);
    try {
      const { text, path, dimension } = draft;
      await onSend(
        {
          text: text.trim(),
          ...(path ? { path } : {}),
          ...(dimension ? { dimension } : {}),
        },
        key,
      );
      const next = { ...draft, text: '' };
      setDraft(next);
      drafts.keep(next);
      setKey(newRowId());
    } catch (e) {
      setError(toError(e));
    } finally {
      setBusy(false);
    }
  };
  return (
    <form ref={form} className={classes.form} onSubmit={send}>
      <AboutChoice
        anchors={anchors}
        path={draft.path}
        onChange={path => change({ path })}
      />
      <TextField
        select
        id="comment-kind"
        label={t('deliverable.comments.kind')}
        value={draft.dimension ?? 'remark'}
        onChange={({ target }) =>
          change({
            dimension: REVIEW_DIMENSIONS.find(each => each === target.value),
          })
        }
        helperText={draft.dimension && t('deliverable.comments.reviewHelp')}
        size="small"
        variant="outlined"
      >
        {(['remark', ...REVIEW_DIMENSIONS] as const).map(kind => (
          <MenuItem key={kind} value={kind}>
            {kindWords(t, kind)}
          </MenuItem>
        ))}
      </TextField>
      <MentionField
        id="comment-text"
        label={t('deliverable.comments.text')}
        value={draft.text}
        people={people}
        helperText={t('deliverable.comments.textHelp')}
        onChange={text => change({ text })}
      />
      {error && (
        <Refused error={error} title={t('deliverable.comments.notSent')} />
      )}
      <div className={classes.buttons}>
        <Button
          type="submit"
          variant="outlined"
          color="primary"
          disabled={busy || draft.text.trim() === ''}
        >
          {t('deliverable.comments.send')}
        </Button>
      </div>
    </form>
  );
}

export function kindWords(
  t: ReturnType<typeof useWords>['t'],
  kind: ReviewDimension | 'remark',
) {
  return t(`deliverable.comments.kind.${kind}`);
}

const same = (one: ValuePath | undefined, other: ValuePath | undefined) =>
  JSON.stringify(one) === JSON.stringify(other);

function AboutChoice(props: {
  anchors: Anchor[];
  path?: ValuePath;
  onChange(path?: ValuePath): void;
}) {
  const { anchors, path, onChange } = props;
  const { t } = useWords();
  const at = anchors.findIndex(
    anchor => path && same(anchor.path, path.slice(0, anchor.path.length)),
  );
  const anchor = at === -1 ? undefined : anchors[at];
  const row = anchor?.rows?.findIndex(
    each => path && same(each.path, path.slice(0, each.path.length)),
  );
  return (
    <>
      <TextField
        select
        id="comment-about"
        label={t('deliverable.comments.about')}
        value={String(at)}
        onChange={({ target }) => onChange(anchors[Number(target.value)]?.path)}
        size="small"
        variant="outlined"
      >
        <MenuItem value="-1">{t('deliverable.comments.whole')}</MenuItem>
        {anchors.map(({ title }, index) => (
          <MenuItem key={index} value={String(index)}>
            {title}
          </MenuItem>
        ))}
      </TextField>
      {anchor?.rows && anchor.rows.length > 0 && (
        <TextField
          select
          id="comment-about-row"
          label={t('deliverable.comments.aboutRow')}
          value={String(row ?? -1)}
          onChange={({ target }) =>
            onChange(anchor.rows?.[Number(target.value)]?.path ?? anchor.path)
          }
          size="small"
          variant="outlined"
        >
          <MenuItem value="-1">{t('deliverable.comments.wholeTable')}</MenuItem>
          {anchor.rows.map(({ title }, index) => (
            <MenuItem key={index} value={String(index)}>
              {title}
            </MenuItem>
          ))}
        </TextField>
      )}
    </>
  );
}
