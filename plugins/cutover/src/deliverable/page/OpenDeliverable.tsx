import { lazy, Suspense, useCallback, useMemo, useRef, useState } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import Alert from '@material-ui/lab/Alert';
import { Progress } from '@backstage/core-components';
import useAsyncRetry from 'react-use/esm/useAsyncRetry';
import { useApi } from '@backstage/core-plugin-api';
import type { ValuePath } from '@backstage-cutover/plugin-cutover-common';
import { cutoverApiRef } from '../../api';
import type { CutoverFacts } from '../../lifecycle/cutoverPage/useCutover';
import { useNames } from '../../lifecycle/live/useNames';
import type { Work } from '../../lifecycle/live/useWork';
import { SentBackNote } from '../../lifecycle/parts/SentBackNote';
import { useWords } from '../../lifecycle/words/useWords';
import { FieldComments } from '../comments/FieldComments';
import { useComments } from '../comments/useComments';
import { documentLanguage } from '../document/DocumentBar';
import { formIn } from '../document/documentOf';
import type { FormHandle } from '../form/DeliverableFormEditor';
import { pathOf, type Keys } from '../form/draft/values';
import { PresenceLine } from '../form/PresenceLine';
import { SaveState } from '../form/SaveState';
import type { ReadyDraft } from '../form/useDraft';
import { usePresence } from '../form/usePresence';
import { pathTitles } from '../revisions/describeChanges';
import type { Between } from '../revisions/useDifference';
import { DeliverableContext, type ContextTab } from './DeliverableContext';
import { DeliverableMenu } from './DeliverableMenu';
import { DeliverableStatus } from './DeliverableStatus';
import { ReadOnlyDeliverable } from './ReadOnlyDeliverable';
import { loadEditor } from './loadEditor';
import { SubmitButton } from './SubmitButton';

const DeliverableFormEditor = lazy(() =>
  loadEditor().then(m => ({ default: m.DeliverableFormEditor })),
);

const useStyles = makeStyles(theme => ({
  frame: {
    display: 'flex',
    flexDirection: 'column',
    height: '100%',
    minHeight: 0,
  },
  head: {
    flex: '0 0 auto',
    display: 'flex',
    flexWrap: 'wrap',
    gap: theme.spacing(1, 3),
    alignItems: 'center',
    // The close button stands above.
    padding: theme.spacing(2, 8, 1.5, 3),
    borderBottom: `1px solid ${theme.palette.divider}`,
  },
  what: { flex: '1 1 280px', minWidth: 0 },
  state: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: theme.spacing(0, 2),
    alignItems: 'center',
  },
  acts: { display: 'flex', alignItems: 'center', gap: theme.spacing(1) },
  body: {
    flex: '1 1 auto',
    minHeight: 0,
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) 380px',
    [theme.breakpoints.down('sm')]: {
      gridTemplateColumns: 'minmax(0, 1fr)',
      overflowY: 'auto',
    },
  },
  form: {
    padding: theme.spacing(2, 3, 4),
    minWidth: 0,
    overflowY: 'auto',
    [theme.breakpoints.down('sm')]: { overflowY: 'visible' },
  },
  context: {
    minWidth: 0,
    borderInlineStart: `1px solid ${theme.palette.divider}`,
    backgroundColor: theme.palette.background.default,
    overflowY: 'auto',
    [theme.breakpoints.down('sm')]: {
      borderInlineStart: 0,
      borderTop: `1px solid ${theme.palette.divider}`,
      overflowY: 'visible',
    },
  },
  notice: { marginBottom: theme.spacing(2) },
}));

const NONE: never[] = [];

interface OpenDeliverableProps {
  facts: CutoverFacts;
  work: Work;
  draft: ReadyDraft;
  refresh(): void;
}

/** A deliverable being worked on: its form, or the document where it may not be changed, and around it what helps. */
export function OpenDeliverable(props: OpenDeliverableProps) {
  const { facts, work, draft, refresh } = props;
  const { cutover } = facts;
  const { view, me, data, saving } = draft;
  const { t, say, language } = useWords();
  const classes = useStyles();
  const { deliverables } = useApi(cutoverApiRef);
  const { cutover: name, deliverable } = draft.deliverable;
  const present = usePresence(draft.deliverable);
  const comments = useComments(draft.deliverable, cutover.id, refresh);
  const files = useAsyncRetry(
    () => deliverables.files({ cutover: name, deliverable }),
    // Files come with what is written.
    [deliverables, name, deliverable, view.version],
  );
  const form = useRef<FormHandle>(null);
  const [tab, setTab] = useState<ContextTab>('policy');
  const [about, setAbout] = useState<{ path: ValuePath }>();
  const [between, setBetween] = useState<Between>();
  const [said, setSaid] = useState<string>();
  const news = useNewRevision(draft);

  const live = comments.live.screen === 'ready' ? comments.live.value : NONE;
  const open = useMemo(() => live.filter(({ resolved }) => !resolved), [live]);
  const reading = formIn(view.form, documentLanguage(language));
  const { store } = draft;
  const mayComment = view.allowed.comment.allowed;
  const aside = useCallback(
    (keys: Keys) => {
      const path = pathOf(store.data, keys);
      const count = open.filter(comment => isAt(comment.path, path)).length;
      if (!mayComment && count === 0) return null;
      return (
        <FieldComments
          field={pathTitles(reading, path, store.data).join(' › ')}
          open={count}
          onComment={() => {
            setTab('comments');
            setAbout({ path });
          }}
        />
      );
    },
    [store, open, reading, mayComment],
  );
  const compare = (which: Between) => {
    setTab('revisions');
    setBetween(which);
  };
  const { edit } = view.allowed;
  return (
    <div className={classes.frame}>
      <header className={classes.head}>
        <div className={classes.what}>
          <Typography variant="h5" component="h2">
            {say(view.title)}
          </Typography>
          <div className={classes.state}>
            <DeliverableStatus status={view.status} />
            {edit.allowed && (view.draft || saving.state !== 'saved') && (
              <SaveState {...draft} />
            )}
          </div>
          <PresenceLine people={present} />
        </div>
        <div className={classes.acts}>
          <SubmitButton
            draft={draft}
            onSubmitted={revision => {
              news.see(revision);
              setSaid(
                t('deliverable.page.submitted', { number: String(revision) }),
              );
              refresh();
            }}
            onTried={() => setSaid(undefined)}
          />
          <DeliverableMenu
            cutover={cutover}
            draft={draft}
            files={files.value ?? []}
            onChanged={refresh}
          />
        </div>
      </header>
      <div className={classes.body}>
        <div className={classes.form}>
          <div role="status">
            {said && (
              <Alert
                severity="success"
                className={classes.notice}
                onClose={() => setSaid(undefined)}
                closeText={t('deliverable.page.close')}
              >
                {said}
              </Alert>
            )}
          </div>
          {view.sentBack && <SentBackNote mark={view.sentBack} />}
          {news.revision && (
            <NewRevision
              author={news.revision.author}
              number={news.revision.number}
              onLook={() =>
                compare({ from: news.seen, to: news.revision?.number ?? 0 })
              }
              onSeen={() => news.see(news.revision?.number ?? 0)}
            />
          )}
          {edit.allowed ? (
            <Suspense fallback={<Progress />}>
              <DeliverableFormEditor
                ref={form}
                draft={draft}
                timeZone={cutover.window.timeZone}
                aside={aside}
              />
            </Suspense>
          ) : (
            <ReadOnlyDeliverable
              cutover={cutover}
              view={view}
              why={edit}
              files={files.value ?? []}
            />
          )}
        </div>
        <aside
          className={classes.context}
          aria-label={t('deliverable.page.context')}
        >
          <DeliverableContext
            facts={facts}
            work={work}
            view={view}
            data={data}
            me={me.ref}
            tab={tab}
            onTab={setTab}
            comments={comments}
            openComments={open.length}
            about={about}
            onFocus={
              edit.allowed ? path => form.current?.focus(path) : undefined
            }
            files={files}
            between={between}
            onCompare={compare}
          />
        </aside>
      </div>
    </div>
  );
}

/** Whether a remark is about a value, or about something within it. */
function isAt(path: ValuePath | undefined, at: ValuePath) {
  return (
    path !== undefined &&
    JSON.stringify(path.slice(0, at.length)) === JSON.stringify(at)
  );
}

/** The last revision, as long as it is somebody else's and came after the deliverable was opened. */
function useNewRevision({ view, me }: ReadyDraft) {
  const [seen, setSeen] = useState(view.revision?.number ?? 0);
  const { revision } = view;
  const isNews =
    revision && revision.number > seen && revision.author !== me.ref;
  return {
    seen,
    revision: isNews ? revision : undefined,
    see: (number: number) => setSeen(number),
  };
}

function NewRevision(props: {
  author: string;
  number: number;
  onLook(): void;
  onSeen(): void;
}) {
  const { author, number, onLook, onSeen } = props;
  const { t } = useWords();
  const classes = useStyles();
  const nameOf = useNames([author]);
  return (
    <Alert
      severity="info"
      className={classes.notice}
      action={
        <>
          <Button color="inherit" size="small" onClick={onLook}>
            {t('deliverable.page.lookAtIt')}
          </Button>
          <Button color="inherit" size="small" onClick={onSeen}>
            {t('deliverable.page.seen')}
          </Button>
        </>
      }
    >
      {t('deliverable.page.newRevision', {
        name: nameOf(author),
        number: String(number),
      })}
    </Alert>
  );
}
