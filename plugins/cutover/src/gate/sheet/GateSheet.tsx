import type { ReactNode } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import type {
  CheckVerdict,
  RoundView,
  SeatView,
} from '@backstage-cutover/plugin-cutover-common';
import { zoneWords } from '../../deliverable/document/reader';
import { momentWords } from '../../lifecycle/words/time';
import { titleOf } from '../panel/ChecksList';
import { Facts } from '../panel/Facts';
import { copyNames, lapsedWords, returnedWords } from '../words/roundWords';
import type { GateScene } from '../useGate';
import type { GateReader } from '../words/gateReader';
import { ruleName, ruleWords } from '../words/ruleWords';
import { decisionWords, endedWords, originWords } from '../words/seatWords';

const useStyles = makeStyles(theme => ({
  facts: {
    display: 'grid',
    gap: theme.spacing(0.25, 3),
    gridTemplateColumns: 'repeat(auto-fill, minmax(min(100%, 220px), 1fr))',
    margin: theme.spacing(1, 0, 2),
    padding: theme.spacing(1, 0),
    borderTop: `2px solid ${theme.palette.text.primary}`,
    borderBottom: `1px solid ${theme.palette.divider}`,
  },
  fact: { minWidth: 0, overflowWrap: 'anywhere' },
  what: { margin: 0 },
  list: { margin: 0, paddingInlineStart: theme.spacing(3) },
  round: { marginTop: theme.spacing(4), overflowWrap: 'anywhere' },
  part: { marginTop: theme.spacing(2) },
  said: { whiteSpace: 'pre-wrap', margin: 0 },
  hash: { fontFamily: 'monospace', overflowWrap: 'anywhere' },
  table: {
    width: '100%',
    borderCollapse: 'collapse',
    ...theme.typography.body2,
    '& th, & td': {
      padding: theme.spacing(0.5, 1, 0.5, 0),
      borderBottom: `1px solid ${theme.palette.divider}`,
      textAlign: 'start',
      verticalAlign: 'top',
      overflowWrap: 'anywhere',
    },
    // A word to a line reads badly: on a narrow screen each row is a list of its cells.
    [theme.breakpoints.down('xs')]: {
      '@media screen': {
        '& thead': { display: 'none' },
        '& tr, & td, & th': { display: 'block' },
      },
    },
  },
}));

interface GateSheetProps {
  scene: GateScene;
  language: string;
  /** When the sheet was put together. */
  at: string;
}

/** The record of a gate: its rules, every round with seats, decisions, content and checks, and the hashes. */
export function GateSheet({ scene, language, at }: GateSheetProps) {
  const { gate, plan, reader, facts } = scene;
  const { cutover } = facts;
  const { t, say, zone } = reader;
  const classes = useStyles();
  const phase = cutover.phases.find(({ id }) => id === gate.phase);
  return (
    <article lang={language} aria-labelledby="gate-sheet-title">
      <Typography variant="h5" component="h2" id="gate-sheet-title">
        {t('gate.sheet.title', { gate: say(plan.title) })}
      </Typography>
      {plan.description && (
        <Typography variant="body2">{say(plan.description)}</Typography>
      )}
      <Typography variant="body2" component="dl" className={classes.facts}>
        <Fact title={t('gate.sheet.cutover')}>{cutover.title}</Fact>
        <Fact title={t('gate.sheet.phase')}>
          {phase ? say(phase.title) : gate.phase}
        </Fact>
        <Fact title={t('gate.sheet.status')}>
          {t(
            gate.awaitsReview
              ? 'gate.status.emergency'
              : `gate.status.${gate.status}`,
          )}
        </Fact>
        <Fact title={t('gate.sheet.template')}>
          {say(cutover.template.title)} {cutover.template.version}
        </Fact>
        <Fact title={t('gate.sheet.asOf')}>
          {momentWords(at, reader)} {zoneWords(zone, at, reader.language)}
        </Fact>
      </Typography>
      <Typography variant="h6" component="h3">
        {t('gate.rules')}
      </Typography>
      <ul className={classes.list}>
        {plan.rules.map(rule => (
          <Typography key={rule.id} variant="body2" component="li">
            {rule.title && `${say(rule.title)}${t('gate.colon')}`}
            {ruleWords(rule, reader)}
          </Typography>
        ))}
        <Typography variant="body2" component="li">
          {t(
            plan.excludeContributors
              ? 'gate.rule.notContributors'
              : 'gate.rule.notSubmitter',
          )}
        </Typography>
      </ul>
      <Emergencies scene={scene} />
      {gate.rounds.length === 0 && (
        <Typography variant="body1" className={classes.part}>
          {t('gate.sheet.noRounds')}
        </Typography>
      )}
      {gate.rounds.map(round => (
        <Round key={round.number} scene={scene} round={round} />
      ))}
    </article>
  );
}

function Fact({ title, children }: { title: string; children: ReactNode }) {
  const classes = useStyles();
  return (
    <div className={classes.fact}>
      <dt>
        <strong>{title}</strong>
      </dt>
      <dd className={classes.what}>{children}</dd>
    </div>
  );
}

function Emergencies({ scene }: { scene: GateScene }) {
  const { gate, reader } = scene;
  const { t, nameOf } = reader;
  const classes = useStyles();
  if (gate.emergencies.length === 0) return null;
  return (
    <div className={classes.part}>
      <Typography variant="h6" component="h3">
        {t('gate.emergency.title')}
      </Typography>
      <ul className={classes.list}>
        {gate.emergencies.map(({ by, at, reason, reviewedIn, reviewDueAt }) => (
          <Typography key={at} variant="body2" component="li">
            {t('gate.emergency.opened', {
              person: nameOf(by),
              at: momentWords(at, reader),
            })}
            <p className={classes.said}>“{reason}”</p>
            {reviewedIn === undefined
              ? t('gate.emergency.reviewDue', {
                  at: momentWords(reviewDueAt, reader),
                })
              : t('gate.emergency.reviewed', { number: String(reviewedIn) })}
          </Typography>
        ))}
      </ul>
    </div>
  );
}

function Round({ scene, round }: { scene: GateScene; round: RoundView }) {
  const { reader, plan } = scene;
  const { t, nameOf } = reader;
  const { number, submittedBy, submittedAt, note, ended, copies, hash } = round;
  const classes = useStyles();
  const lines = [
    t('gate.round.submitted', {
      person: nameOf(submittedBy),
      at: momentWords(submittedAt, reader),
    }),
    ...(note ? [`“${note}”`] : []),
    endedWords(round, reader) ?? t(`gate.round.status.${round.status}`),
    ...(ended?.reason ? [`“${ended.reason}”`] : []),
    ...returnedWords(round, scene),
    ...lapsedWords(round, scene),
    ...(copies.length
      ? [t('gate.round.copies', { people: copyNames(copies, reader) })]
      : []),
  ];
  const checks = round.lastChecks ?? round.checks;
  return (
    <section
      className={classes.round}
      aria-labelledby={`gate-sheet-round-${number}`}
    >
      <Typography variant="h6" component="h3" id={`gate-sheet-round-${number}`}>
        {t('gate.round', { number: String(number) })}
      </Typography>
      {lines.map((line, index) => (
        <Typography key={index} variant="body2" className={classes.said}>
          {line}
        </Typography>
      ))}
      <Typography variant="body2">
        {t('gate.round.hash')}
        {t('gate.colon')}
        <span className={classes.hash}>{hash}</span>
      </Typography>
      <Sheet
        title={t('gate.sheet.seats', { number: String(number) })}
        head={[
          t('gate.sheet.person'),
          t('gate.sheet.role'),
          t('gate.sheet.decision'),
          t('gate.sheet.comment'),
        ]}
        rows={round.seats.map(seat => ({
          id: seat.id,
          cells: seatCells(seat, scene, classes.said),
        }))}
      />
      <Sheet
        title={t('gate.sheet.items')}
        head={[
          t('gate.sheet.item'),
          t('gate.sheet.revision'),
          t('gate.sheet.hash'),
        ]}
        rows={round.items.map(({ id, title, revision, hash: own }) => ({
          id,
          cells: [
            reader.say(title),
            revision === undefined ? '–' : String(revision),
            <span className={classes.hash}>{own}</span>,
          ],
        }))}
      />
      {checks.length > 0 && (
        <Sheet
          title={t('gate.sheet.checksOf', { number: String(number) })}
          head={[
            t('gate.sheet.check'),
            t('gate.sheet.outcome'),
            t('gate.sheet.explanation'),
          ]}
          rows={checks.map(check => ({
            id: check.check,
            cells: checkCells(check, plan, reader),
          }))}
        />
      )}
    </section>
  );
}

function seatCells(
  seat: SeatView,
  { reader, plan }: GateScene,
  said: string,
): ReactNode[] {
  const { t, nameOf, roleOf } = reader;
  const { decision, takenBack, opinions, holder, role, rule, state } = seat;
  return [
    nameOf(holder),
    <>
      {roleOf(role)}
      <div>{ruleName(rule, plan, reader)}</div>
    </>,
    decision ? (
      <>
        <strong>{t(`gate.seat.verdict.${decision.verdict}`)}</strong>
        <div>{decisionWords(decision, reader)}</div>
        {decision.fromRound !== undefined && (
          <div>
            {t('gate.seat.fromRound', { number: String(decision.fromRound) })}
          </div>
        )}
      </>
    ) : (
      t(`gate.seat.state.${state}`)
    ),
    <>
      {decision?.comment && <p className={said}>“{decision.comment}”</p>}
      {originWords(seat, reader).map((words, index) => (
        <div key={`origin ${index}`}>{words}</div>
      ))}
      {takenBack.map((past, index) => (
        <div key={`back ${index}`}>
          {t('gate.seat.takenBack', {
            at: momentWords(past.takenBackAt, reader),
            verdict: t(`gate.seat.verdict.${past.verdict}`),
            decidedAt: decisionWords(past, reader),
          })}
          {past.comment && <p className={said}>“{past.comment}”</p>}
        </div>
      ))}
      {opinions.map(({ of, askedBy, askedAt, question, answer }, index) => (
        <div key={`opinion ${index}`}>
          {t('gate.seat.asked', {
            asker: nameOf(askedBy),
            person: nameOf(of),
            at: momentWords(askedAt, reader),
          })}
          <p className={said}>“{question}”</p>
          {answer === undefined ? (
            t('gate.seat.stopped')
          ) : (
            <p className={said}>
              {nameOf(of)}
              {t('gate.colon')}“{answer}”
            </p>
          )}
        </div>
      ))}
    </>,
  ];
}

function checkCells(
  check: CheckVerdict,
  plan: GateScene['plan'],
  reader: GateReader,
): ReactNode[] {
  const { t, say } = reader;
  return [
    titleOf(check, plan, reader),
    t(`gate.check.${check.outcome}`),
    <>
      {say(check.explanation)} ({momentWords(check.at, reader)})
      <Facts facts={check.facts} reader={reader} />
    </>,
  ];
}

/** A table for paper. */
function Sheet(props: {
  title: string;
  head: string[];
  rows: { id: string; cells: ReactNode[] }[];
}) {
  const { title, head, rows } = props;
  const classes = useStyles();
  if (rows.length === 0) return null;
  return (
    <div className={classes.part}>
      <Typography variant="subtitle1" component="h4">
        {title}
      </Typography>
      <table className={classes.table} aria-label={title}>
        <thead>
          <tr>
            {head.map(each => (
              <th key={each} scope="col">
                {each}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ id, cells }) => (
            <tr key={id}>
              {cells.map((cell, index) => (
                <td key={index}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
