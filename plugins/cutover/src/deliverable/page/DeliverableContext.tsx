import type { ReactNode } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import Chip from '@material-ui/core/Chip';
import Tab from '@material-ui/core/Tab';
import Tabs from '@material-ui/core/Tabs';
import Typography from '@material-ui/core/Typography';
import { Link } from '@backstage/core-components';
import type { JsonObject } from '@backstage/types';
import type {
  DeliverableView,
  ValuePath,
} from '@backstage-cutover/plugin-cutover-common';
import type { CutoverFacts } from '../../lifecycle/cutoverPage/useCutover';
import { useNames } from '../../lifecycle/live/useNames';
import type { Work } from '../../lifecycle/live/useWork';
import { ActivityState } from '../../lifecycle/phasePage/ActivityRow';
import { useWords } from '../../lifecycle/words/useWords';
import { CommentsPanel } from '../comments/CommentsPanel';
import type { Comments } from '../comments/useComments';
import { useDocumentsLink } from '../document/useDocumentsLink';
import { RevisionsPanel } from '../revisions/RevisionsPanel';
import type { Between } from '../revisions/useDifference';
import { LastWork } from './DeliverableRows';
import { FilesPanel, type Files } from './FilesPanel';

const TABS = ['policy', 'comments', 'revisions', 'files'] as const;
export type ContextTab = (typeof TABS)[number];

const useStyles = makeStyles(theme => ({
  tab: { minWidth: 0, padding: theme.spacing(1, 1.5) },
  panel: { padding: theme.spacing(2) },
  chips: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: theme.spacing(0.5),
    margin: theme.spacing(1, 0),
  },
}));

interface DeliverableContextProps {
  facts: CutoverFacts;
  work: Work;
  view: DeliverableView;
  data: JsonObject;
  me: string;
  tab: ContextTab;
  onTab(tab: ContextTab): void;
  comments: Comments;
  openComments: number;
  about?: { path: ValuePath };
  onFocus?(path: ValuePath): void;
  files: Files;
  between?: Between;
  onCompare(between: Between): void;
}

/** What stands around a deliverable: what the policy asks, what people say, what was handed in, and its files. */
export function DeliverableContext(props: DeliverableContextProps) {
  const { facts, view, tab, onTab, openComments, files } = props;
  const { t } = useWords();
  const classes = useStyles();
  const words = (each: ContextTab) =>
    each === 'comments' && openComments > 0
      ? t('deliverable.page.tab.openComments', {
          number: String(openComments),
        })
      : t(`deliverable.page.tab.${each}`);
  return (
    <>
      <Tabs
        value={tab}
        onChange={(_event, chosen: ContextTab) => onTab(chosen)}
        variant="scrollable"
        scrollButtons="auto"
        indicatorColor="primary"
        aria-label={t('deliverable.page.context')}
      >
        {TABS.map(each => (
          <Tab
            key={each}
            value={each}
            label={words(each)}
            id={`deliverable-tab-${each}`}
            aria-controls={`deliverable-panel-${each}`}
            className={classes.tab}
          />
        ))}
      </Tabs>
      {TABS.map(each => (
        <Panel key={each} tab={each} shown={tab === each}>
          {each === 'policy' && <PolicyText {...props} />}
          {each === 'comments' && (
            <CommentsPanel {...props} cutover={facts.cutover} />
          )}
          {each === 'revisions' && (
            <RevisionsPanel
              {...props}
              cutover={facts.cutover}
              files={files.value ?? []}
            />
          )}
          {each === 'files' && (
            <FilesPanel cutover={facts.cutover} view={view} files={files} />
          )}
        </Panel>
      ))}
    </>
  );
}

function Panel(props: {
  tab: ContextTab;
  shown: boolean;
  children: ReactNode;
}) {
  const { tab, shown, children } = props;
  const classes = useStyles();
  return (
    <div
      role="tabpanel"
      id={`deliverable-panel-${tab}`}
      aria-labelledby={`deliverable-tab-${tab}`}
      hidden={!shown}
    >
      {shown && <div className={classes.panel}>{children}</div>}
    </div>
  );
}

/** The activity that asks for the deliverable, in the policy's words, and what was last handed in. */
function PolicyText({ facts, work, view }: DeliverableContextProps) {
  const { t, say } = useWords();
  const classes = useStyles();
  const link = useDocumentsLink();
  const plan = facts.template.phases
    .flatMap(({ activities }) => activities)
    .find(({ id }) => id === view.activity);
  const activity = work.activities.find(({ id }) => id === view.activity);
  const nameOf = useNames([
    ...(view.revision && !view.revision.byService
      ? [view.revision.author]
      : []),
    ...(view.draft ? [view.draft.savedBy] : []),
  ]);
  const numbers = [
    ...new Set([
      ...(plan?.policy ?? []),
      ...(plan?.deliverables.find(({ id }) => id === view.id)?.policy ?? []),
    ]),
  ];
  return (
    <>
      {plan && (
        <>
          <Typography variant="subtitle1" component="h3">
            {t('deliverable.page.activity', { activity: say(plan.title) })}
          </Typography>
          {activity && <ActivityState status={activity.status} />}
          <div className={classes.chips}>
            {numbers.map(number => (
              <Chip
                key={number}
                size="small"
                variant="outlined"
                label={t('lifecycle.policy', { number })}
              />
            ))}
          </div>
          <Typography variant="body2" paragraph>
            {say(plan.description)}
          </Typography>
        </>
      )}
      <Typography variant="subtitle1" component="h3">
        {t('deliverable.page.lastRevision')}
      </Typography>
      <Typography variant="body2" component="div">
        {view.revision ? (
          <>
            <LastWork deliverable={view} nameOf={nameOf} />
            <div>
              <Link
                to={link(facts.cutover, view.phase, {
                  deliverable: view.id,
                  revision: view.revision.number,
                })}
              >
                {t('deliverable.page.read')}
              </Link>
            </div>
          </>
        ) : (
          t('deliverable.page.noRevision')
        )}
      </Typography>
    </>
  );
}
