import { useMemo } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import Alert from '@material-ui/lab/Alert';
import { Progress } from '@backstage/core-components';
import type { JsonObject } from '@backstage/types';
import type {
  Cutover,
  DeliverableComment,
  DeliverableView,
  ValuePath,
} from '@backstage-cutover/plugin-cutover-common';
import { useNames } from '../../lifecycle/live/useNames';
import { Nothing } from '../../lifecycle/parts/Nothing';
import { Refused } from '../../lifecycle/words/Refused';
import { reasonWords } from '../../lifecycle/words/refusal';
import { useWords } from '../../lifecycle/words/useWords';
import { documentLanguage } from '../document/DocumentBar';
import { formIn } from '../document/documentOf';
import {
  anchorsOf,
  pathIsThere,
  pathTitles,
} from '../revisions/describeChanges';
import { CommentDrafts } from './commentDrafts';
import { CommentForm } from './CommentForm';
import { CommentThread, type ThreadTools } from './CommentThread';
import type { Comments } from './useComments';

const useStyles = makeStyles(theme => ({
  list: { listStyle: 'none', margin: 0, padding: 0 },
  resolved: {
    marginTop: theme.spacing(2),
    '& > summary': { cursor: 'pointer', ...theme.typography.body2 },
  },
}));

interface CommentsPanelProps {
  cutover: Cutover;
  view: DeliverableView;
  /** What the comments may be about. */
  data: JsonObject;
  me: string;
  comments: Comments;
  about?: { path: ValuePath };
  onFocus?(path: ValuePath): void;
}

/** What people say about a deliverable: open comments first, resolved ones behind a disclosure. */
export function CommentsPanel(props: CommentsPanelProps) {
  const { cutover, view, data, me, comments, about, onFocus } = props;
  const { live, acts } = comments;
  const { t, language } = useWords();
  const classes = useStyles();
  const drafts = useMemo(
    () =>
      new CommentDrafts(localStorage, me, {
        cutover: cutover.name,
        deliverable: view.id,
      }),
    [me, cutover.name, view.id],
  );
  const all = live.screen === 'ready' ? live.value : [];
  const team = peopleOf(cutover);
  const nameOf = useNames([...team, ...all.flatMap(refsIn)]);
  const form = formIn(view.form, documentLanguage(language));
  const anchors = useMemo(() => anchorsOf(form, data), [form, data]);

  if (live.screen === 'loading') return <Progress />;
  if (live.screen === 'failed')
    return <Refused error={live.error} retry={live.refresh} />;
  const people = team.map(ref => ({ ref, name: nameOf(ref) }));
  const mayComment = view.allowed.comment;
  const tools: ThreadTools = {
    people,
    nameOf,
    drafts,
    acts,
    mayComment,
    titleOf: path =>
      pathIsThere(form, path, data)
        ? pathTitles(form, path, data).join(' › ')
        : undefined,
    onFocus,
  };
  const open = all.filter(({ resolved }) => !resolved);
  const resolved = all.filter(comment => comment.resolved);
  const threads = (list: DeliverableComment[], label?: string) => (
    <ul className={classes.list} aria-label={label}>
      {list.map(comment => (
        <CommentThread key={comment.id} comment={comment} tools={tools} />
      ))}
    </ul>
  );
  return (
    <>
      {mayComment.allowed ? (
        <CommentForm
          anchors={anchors}
          people={people}
          drafts={drafts}
          about={about}
          onSend={acts.comment}
        />
      ) : (
        <Alert severity="info">{reasonWords(t, mayComment)}</Alert>
      )}
      {all.length === 0 && (
        <Nothing title={t('deliverable.comments.none')}>
          {mayComment.allowed && t('deliverable.comments.noneHelp')}
        </Nothing>
      )}
      {open.length > 0 && threads(open, t('deliverable.comments.open'))}
      {resolved.length > 0 && (
        <details className={classes.resolved}>
          <summary>
            <Typography variant="body2" component="span">
              {t('deliverable.comments.resolved', { count: resolved.length })}
            </Typography>
          </summary>
          {threads(resolved)}
        </details>
      )}
    </>
  );
}

const isPerson = (ref: string) => ref.startsWith('user:');

/** Those who take part in a cutover by name. */
export function peopleOf({ team, owner }: Pick<Cutover, 'team' | 'owner'>) {
  return [
    ...new Set([...Object.values(team).flat(), owner].filter(isPerson)),
  ].sort();
}

function refsIn({ author, mentions, resolved, answers }: DeliverableComment) {
  return [
    author,
    ...mentions,
    ...(resolved ? [resolved.by] : []),
    ...answers.flatMap(answer => [answer.author, ...answer.mentions]),
  ];
}
