import {
  useEffect,
  useId,
  useRef,
  useState,
  type ReactNode,
  type RefObject,
} from 'react';
import { useLocation } from 'react-router-dom';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import {
  Progress,
  StatusAborted,
  StatusOK,
  StatusRunning,
  StatusWarning,
} from '@backstage/core-components';
import {
  appliesWhen,
  type TemplateGate,
} from '@backstage-cutover/plugin-cutover-common';
import type { CutoverFacts } from '../../lifecycle/cutoverPage/useCutover';
import { Refused } from '../../lifecycle/words/Refused';
import { momentWords } from '../../lifecycle/words/time';
import { useWords } from '../../lifecycle/words/useWords';
import { GateActs } from '../acts/GateActs';
import { SeatActs } from '../acts/SeatActs';
import { gateAnchor } from '../gateAnchor';
import { useGate, type GateScene } from '../useGate';
import { useGateReader, type GateReader } from '../words/gateReader';
import { waitingWords } from '../words/roundWords';
import { checkWords, ruleWords } from '../words/ruleWords';
import { BeingEdited } from './BeingEdited';
import { ChecksList, LiveChecks } from './ChecksList';
import { Fold } from './Fold';
import { RoundDetails } from './RoundDetails';

const useStyles = makeStyles(theme => ({
  panel: {
    marginTop: theme.spacing(3),
    padding: theme.spacing(2),
    border: `1px solid ${theme.palette.divider}`,
    borderRadius: theme.shape.borderRadius,
    minWidth: 0,
    scrollMarginTop: theme.spacing(10),
    [theme.breakpoints.down('xs')]: { padding: theme.spacing(1) },
  },
  // It takes the focus when what had it is gone; nobody tabs to it.
  title: { outline: 'none' },
  list: { margin: 0, paddingInlineStart: theme.spacing(3) },
  part: { marginTop: theme.spacing(2) },
}));

interface GatePanelProps {
  facts: CutoverFacts;
  gate: TemplateGate;
  refresh(): void;
}

/** The gate at the end of a phase: who approves, what is checked, how it stands, and what the reader can do. */
export function GatePanel({ facts, gate, refresh }: GatePanelProps) {
  const { cutover, template } = facts;
  const reader = useGateReader(template, []);
  const { t, say } = reader;
  const classes = useStyles();
  const id = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  const section = useRef<HTMLElement>(null);
  const anchor = gateAnchor(gate.id);
  const isMeant = useLocation().hash === `#${anchor}`;
  useEffect(() => {
    // The browser did so itself, had the panel been there when it came to the page. jsdom cannot.
    if (isMeant) section.current?.scrollIntoView?.({ block: 'start' });
  }, [isMeant]);
  const view = useGate(facts, gate, refresh);
  const applies = ({ when }: Pick<TemplateGate['rules'][number], 'when'>) =>
    appliesWhen(when, cutover.intake);
  const checks = gate.checks.filter(applies);
  const phase = cutover.phases.find(
    each => template.phases.find(p => p.gate?.id === gate.id)?.id === each.id,
  );
  return (
    <section
      ref={section}
      id={anchor}
      className={classes.panel}
      aria-labelledby={id}
    >
      <Typography
        variant="h6"
        component="h3"
        id={id}
        ref={heading}
        tabIndex={-1}
        className={classes.title}
      >
        <GateTitle title={say(gate.title)} />
      </Typography>
      {gate.description && (
        <Typography variant="body2" paragraph>
          {say(gate.description)}
        </Typography>
      )}
      {view.screen === 'ready' && <Standing scene={view.scene} />}
      <Rules rules={gate.rules.filter(applies)} gate={gate} reader={reader} />
      {checks.length > 0 && (
        <Part title={t('gate.checks')}>
          <Checks
            view={view}
            begun={phase?.status === 'in-progress'}
            planned={checks}
            reader={reader}
          />
        </Part>
      )}
      {view.screen === 'loading' && <Progress />}
      {view.screen === 'failed' && (
        <div className={classes.part}>
          <Refused
            error={view.error}
            title={t('gate.failed')}
            denied={t('gate.forbidden')}
            retry={view.retry}
          />
        </div>
      )}
      {view.screen === 'ready' && (
        <>
          {view.stale && <Refused error={view.stale} title={t('gate.stale')} />}
          <Rounds
            scene={view.scene}
            heading={heading}
            begun={phase?.status !== 'not-started'}
          />
        </>
      )}
    </section>
  );
}

function GateTitle({ title }: { title: string }) {
  const { t } = useWords();
  return <>{t('lifecycle.gate.named', { gate: title })}</>;
}

function Part(props: { title: string; children: ReactNode }) {
  const classes = useStyles();
  return (
    <div className={classes.part}>
      <Typography variant="subtitle2" component="h4">
        {props.title}
      </Typography>
      {props.children}
    </div>
  );
}

const statusIcons = {
  closed: StatusAborted,
  'in-review': StatusRunning,
  open: StatusOK,
};

function Standing({ scene }: { scene: GateScene }) {
  const { gate, reader } = scene;
  const { t } = reader;
  const last = gate.rounds.at(-1);
  const Icon = gate.awaitsReview ? StatusWarning : statusIcons[gate.status];
  const waiting = last && waitingWords(last, reader);
  return (
    <>
      <Typography variant="body1" component="div">
        <Icon>
          {t(
            gate.awaitsReview
              ? 'gate.status.emergency'
              : `gate.status.${gate.status}`,
          )}
          {last &&
            gate.status === 'closed' &&
            ` · ${t('gate.round', { number: String(last.number) })}${t(
              'gate.colon',
            )}${t(`gate.round.status.${last.status}`)}`}
        </Icon>
      </Typography>
      {waiting && <Typography variant="body2">{waiting}</Typography>}
    </>
  );
}

function Rules(props: {
  rules: TemplateGate['rules'];
  gate: TemplateGate;
  reader: GateReader;
}) {
  const { rules, gate, reader } = props;
  const { t, say } = reader;
  const classes = useStyles();
  return (
    <Part title={t('gate.rules')}>
      <ul className={classes.list}>
        {rules.map(rule => (
          <Typography key={rule.id} variant="body2" component="li">
            {rule.title && (
              <strong>
                {say(rule.title)}
                {t('gate.colon')}
              </strong>
            )}
            {ruleWords(rule, reader)}
            {rule.pick && ` ${t('gate.rule.picked')}`}
          </Typography>
        ))}
        <Typography variant="body2" component="li">
          {gate.excludeContributors
            ? t('gate.rule.notContributors')
            : t('gate.rule.notSubmitter')}
        </Typography>
        {gate.distinct && (
          <Typography variant="body2" component="li">
            {t('gate.rule.distinct')}
          </Typography>
        )}
      </ul>
    </Part>
  );
}

interface ChecksProps {
  view: ReturnType<typeof useGate>;
  /** Whether the phase is in progress. */
  begun: boolean;
  planned: TemplateGate['checks'];
  reader: GateReader;
}

/** As they stand now; of an open gate as they stood when it opened; else what will be asked. */
function Checks({ view, begun, planned, reader }: ChecksProps) {
  const { t } = reader;
  const classes = useStyles();
  if (view.screen === 'ready') {
    const { gate, plan } = view.scene;
    const last = gate.rounds.at(-1);
    const kept = last?.status === 'approved' ? last.lastChecks : undefined;
    if (kept) {
      return (
        <>
          <Typography variant="caption" color="textSecondary">
            {t('gate.checks.atOpening', {
              at: momentWords(last?.ended?.at ?? '', reader),
            })}
          </Typography>
          <ChecksList checks={kept} plan={plan} reader={reader} />
        </>
      );
    }
    // What an emergency opened is reviewed when its phase may long be over.
    if (begun || last?.status === 'in-review' || gate.awaitsReview) {
      return <LiveChecks scene={view.scene} />;
    }
  }
  return (
    <>
      <Typography variant="caption" color="textSecondary">
        {t('gate.checks.later')}
      </Typography>
      <ul className={classes.list}>
        {planned.map(check => (
          <Typography key={check.check} variant="body2" component="li">
            {checkWords(check, reader)}
          </Typography>
        ))}
      </ul>
    </>
  );
}

interface RoundsProps {
  scene: GateScene;
  heading: RefObject<HTMLElement>;
  begun: boolean;
}

function Rounds({ scene, heading, begun }: RoundsProps) {
  const { gate, reader } = scene;
  const { t } = reader;
  const classes = useStyles();
  const [said, setSaid] = useState('');
  const last = gate.rounds.at(-1);
  const earlier = gate.rounds.slice(0, -1).reverse();
  const number = String(last?.number);
  return (
    <>
      {gate.beingEdited.length > 0 && last?.status === 'in-review' && (
        <div className={classes.part}>
          <BeingEdited edited={gate.beingEdited} reader={reader} />
        </div>
      )}
      {last ? (
        <Part
          title={
            last.status === 'in-review'
              ? t('gate.round.current', { number })
              : t('gate.round.last', { number })
          }
        >
          <RoundDetails
            scene={scene}
            round={last}
            actsOn={seat =>
              seat.allowed && (
                <SeatActs
                  scene={scene}
                  seat={seat}
                  heading={heading}
                  onDone={setSaid}
                />
              )
            }
          />
        </Part>
      ) : (
        <div className={classes.part}>
          <Typography variant="body1">{t('gate.never')}</Typography>
          <Typography variant="body2" color="textSecondary">
            {t(begun ? 'gate.neverHelp' : 'gate.notBegun')}
          </Typography>
        </div>
      )}
      {last?.status !== 'in-review' && gate.status !== 'open' && (
        <NextItems scene={scene} />
      )}
      <GateActs scene={scene} heading={heading} onDone={setSaid} />
      <div role="status">
        {said && <Typography variant="body2">{said}</Typography>}
      </div>
      <Emergencies scene={scene} />
      {earlier.length > 0 && (
        <Part title={t('gate.round.earlier')}>
          {earlier.map(round => (
            <Fold
              key={round.number}
              title={`${t('gate.round', {
                number: String(round.number),
              })}${t('gate.colon')}${t(`gate.round.status.${round.status}`)}`}
            >
              <RoundDetails scene={scene} round={round} withChecks />
            </Fold>
          ))}
        </Part>
      )}
    </>
  );
}

/** What the next round would be about. */
function NextItems({ scene }: { scene: GateScene }) {
  const { gate, reader } = scene;
  const { t, say } = reader;
  const classes = useStyles();
  if (gate.items.length === 0) return null;
  return (
    <Part title={t('gate.items.next')}>
      <ul className={classes.list}>
        {gate.items.map(({ id, title, revision }) => (
          <Typography key={id} variant="body2" component="li">
            {say(title)}
            {revision !== undefined &&
              `${t('gate.separator')}${t('gate.items.revision', {
                number: String(revision),
              })}`}
          </Typography>
        ))}
      </ul>
    </Part>
  );
}

function Emergencies({ scene }: { scene: GateScene }) {
  const { gate, reader } = scene;
  const { t, nameOf } = reader;
  const classes = useStyles();
  if (gate.emergencies.length === 0) return null;
  const moment = (at: string) => momentWords(at, reader);
  return (
    <Part title={t('gate.emergency.title')}>
      <ul className={classes.list}>
        {gate.emergencies.map(
          ({ by, at, reason, reviewDueAt, reviewedIn, lapsedAt }) => (
            <Typography key={at} variant="body2" component="li">
              {t('gate.emergency.opened', {
                person: nameOf(by),
                at: moment(at),
              })}
              <div style={{ whiteSpace: 'pre-wrap' }}>“{reason}”</div>
              {reviewedIn !== undefined && (
                <div>
                  {t('gate.emergency.reviewed', {
                    number: String(reviewedIn),
                  })}
                </div>
              )}
              {lapsedAt && (
                <div>
                  {t('gate.emergency.lapsed', { at: moment(lapsedAt) })}
                </div>
              )}
              {reviewedIn === undefined && !lapsedAt && (
                <div>
                  {t('gate.emergency.reviewDue', { at: moment(reviewDueAt) })}
                </div>
              )}
            </Typography>
          ),
        )}
      </ul>
    </Part>
  );
}
