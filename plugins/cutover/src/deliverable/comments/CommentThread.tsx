import { useState, type FormEvent } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import Button from '@material-ui/core/Button';
import Chip from '@material-ui/core/Chip';
import Link from '@material-ui/core/Link';
import Tooltip from '@material-ui/core/Tooltip';
import Typography from '@material-ui/core/Typography';
import { toError } from '@backstage/errors';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import type {
  DeliverableComment,
  ValuePath,
  Verdict,
} from '@backstage-cutover/plugin-cutover-common';
import type { NameOf } from '../../lifecycle/live/useNames';
import { Refused } from '../../lifecycle/words/Refused';
import { reasonWords } from '../../lifecycle/words/refusal';
import { momentWords } from '../../lifecycle/words/time';
import { useWords } from '../../lifecycle/words/useWords';
import type { CommentDrafts } from './commentDrafts';
import { kindWords } from './CommentForm';
import { CommentText } from './CommentText';
import { MentionField } from './MentionField';
import type { Person } from './mentions';
import type { CommentActs } from './useComments';

const useStyles = makeStyles(theme => ({
  thread: {
    padding: theme.spacing(1.5, 0),
    borderBottom: `1px solid ${theme.palette.divider}`,
    overflowWrap: 'anywhere',
  },
  answers: {
    listStyle: 'none',
    margin: theme.spacing(1, 0),
    padding: theme.spacing(0, 0, 0, 1.5),
    borderInlineStart: `2px solid ${theme.palette.divider}`,
  },
  answer: { paddingBottom: theme.spacing(1) },
  acts: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: theme.spacing(1),
    marginTop: theme.spacing(0.5),
  },
  field: { textAlign: 'left' },
}));

export interface ThreadTools {
  people: Person[];
  nameOf: NameOf;
  drafts: CommentDrafts;
  acts: CommentActs;
  /** Whether the reader may say something here. */
  mayComment: Verdict;
  /** How a field is called; undefined where it is no longer there. */
  titleOf(path: ValuePath): string | undefined;
  /** Leads to a field, where there is a form. */
  onFocus?(path: ValuePath): void;
}

interface CommentThreadProps {
  comment: DeliverableComment;
  tools: ThreadTools;
}

/** A comment with its answers, and what can be done about it. */
export function CommentThread({ comment, tools }: CommentThreadProps) {
  const { author, at, text, dimension, answers, resolved, revision } = comment;
  const { nameOf, acts, mayComment } = tools;
  const { t, language, zone } = useWords();
  const classes = useStyles();
  const [answering, setAnswering] = useState(
    () => tools.drafts.found(comment.id).text !== '',
  );
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<Error>();
  const reader = { language, zone };
  const name = nameOf(author);

  const run = async (act: () => Promise<void>) => {
    setBusy(true);
    setError(undefined);
    try {
      await act();
    } catch (e) {
      setError(toError(e));
    } finally {
      setBusy(false);
    }
  };
  return (
    <li className={classes.thread} id={`comment-${comment.id}`}>
      <About path={comment.path} tools={tools} />
      <Typography variant="caption" color="textSecondary" component="div">
        <EntityRefLink entityRef={author} title={name} hideIcon />
        {' · '}
        <time dateTime={at}>{momentWords(at, reader)}</time>
        {' · '}
        {revision > 0
          ? t('deliverable.comments.onRevision', { number: String(revision) })
          : t('deliverable.comments.onDraft')}
      </Typography>
      {dimension && (
        <Chip size="small" variant="outlined" label={kindWords(t, dimension)} />
      )}
      <CommentText text={text} nameOf={nameOf} />
      {answers.length > 0 && (
        <ul
          className={classes.answers}
          aria-label={t('deliverable.comments.answers')}
        >
          {answers.map(answer => (
            <li key={answer.id} className={classes.answer}>
              <Typography
                variant="caption"
                color="textSecondary"
                component="div"
              >
                <EntityRefLink
                  entityRef={answer.author}
                  title={nameOf(answer.author)}
                  hideIcon
                />
                {' · '}
                <time dateTime={answer.at}>
                  {momentWords(answer.at, reader)}
                </time>
              </Typography>
              <CommentText text={answer.text} nameOf={nameOf} />
            </li>
          ))}
        </ul>
      )}
      {resolved && (
        <Typography variant="caption" component="div">
          {t('deliverable.comments.resolvedBy', {
            name: nameOf(resolved.by),
            at: momentWords(resolved.at, reader),
          })}
        </Typography>
      )}
      {answering ? (
        <AnswerForm
          comment={comment}
          tools={tools}
          onClose={() => setAnswering(false)}
        />
      ) : (
        <div className={classes.acts}>
          {!resolved && (
            <Act
              verdict={mayComment}
              label={t('deliverable.comments.answerTo', { name })}
              words={t('deliverable.comments.answer')}
              busy={busy}
              onAct={() => setAnswering(true)}
            />
          )}
          {resolved ? (
            <Act
              verdict={mayComment}
              label={t('deliverable.comments.reopenOf', { name })}
              words={t('deliverable.comments.reopen')}
              busy={busy}
              onAct={() => run(() => acts.reopen(comment.id))}
            />
          ) : (
            <Act
              verdict={comment.resolve}
              label={t('deliverable.comments.resolveOf', { name })}
              words={t('deliverable.comments.resolve')}
              busy={busy}
              onAct={() => run(() => acts.resolve(comment.id))}
            />
          )}
        </div>
      )}
      {error && (
        <Refused error={error} title={t('deliverable.comments.refused')} />
      )}
    </li>
  );
}

function About({ path, tools }: { path?: ValuePath; tools: ThreadTools }) {
  const { t } = useWords();
  const classes = useStyles();
  if (!path)
    return (
      <Typography variant="subtitle2" component="div">
        {t('deliverable.comments.whole')}
      </Typography>
    );
  const title = tools.titleOf(path);
  const { onFocus } = tools;
  return (
    <Typography variant="subtitle2" component="div">
      {title && onFocus ? (
        <Link
          component="button"
          type="button"
          variant="subtitle2"
          className={classes.field}
          aria-label={t('deliverable.comments.goTo', { field: title })}
          onClick={() => onFocus(path)}
        >
          {title}
        </Link>
      ) : (
        title ?? <em>{t('deliverable.comments.gone')}</em>
      )}
    </Typography>
  );
}

interface ActProps {
  verdict: Verdict;
  label: string;
  words: string;
  busy: boolean;
  onAct(): void;
}

/** A button that says why it cannot be pressed, where it cannot. */
function Act({ verdict, label, words, busy, onAct }: ActProps) {
  const { t } = useWords();
  const button = (
    <Button
      size="small"
      aria-label={label}
      aria-disabled={!verdict.allowed}
      style={verdict.allowed ? undefined : { opacity: 0.7 }}
      disabled={busy}
      onClick={() => verdict.allowed && onAct()}
    >
      {words}
    </Button>
  );
  return verdict.allowed ? (
    button
  ) : (
    <Tooltip title={reasonWords(t, verdict)}>{button}</Tooltip>
  );
}

function AnswerForm(props: CommentThreadProps & { onClose(): void }) {
  const { comment, tools, onClose } = props;
  const { drafts, acts, people } = tools;
  const { t } = useWords();
  const classes = useStyles();
  const [text, setText] = useState(() => drafts.found(comment.id).text);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<Error>();
  const write = (next: string) => {
    setText(next);
    drafts.keep({ text: next }, comment.id);
  };
  const send = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setError(undefined);
    try {
      await acts.answer(comment.id, text);
      write('');
      onClose();
    } catch (e) {
      setError(toError(e));
      setBusy(false);
    }
  };
  return (
    <form onSubmit={send}>
      <MentionField
        id={`answer-${comment.id}`}
        label={t('deliverable.comments.answer')}
        value={text}
        people={people}
        onChange={write}
      />
      {error && (
        <Refused error={error} title={t('deliverable.comments.notSent')} />
      )}
      <div className={classes.acts}>
        <Button
          type="submit"
          size="small"
          variant="outlined"
          color="primary"
          disabled={busy || text.trim() === ''}
        >
          {t('deliverable.comments.answer')}
        </Button>
        <Button size="small" onClick={onClose}>
          {t('deliverable.comments.back')}
        </Button>
      </div>
    </form>
  );
}
