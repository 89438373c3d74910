import { useMemo, useRef, useState, type ReactNode } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import type { Work } from '@backstage-cutover/plugin-cutover-common';
import { useNames } from '../../lifecycle/live/useNames';
import { InfoCard } from '../../lifecycle/parts/InfoCard';
import { Nothing } from '../../lifecycle/parts/Nothing';
import { momentWords } from '../../lifecycle/words/time';
import { useWords } from '../../lifecycle/words/useWords';
import { useAsking } from '../acts/useAsking';
import { ApproveTogether } from './ApproveTogether';
import { DecideItem } from './DecideItem';
import { AdviseItem, DoItem, WaitingItem } from './OtherItems';
import { countOf, GROUPS, nextDateOf, rowsOf, type Group } from './rows';
import { useApproving } from './useApproving';
import { useRowKeys } from './useRowKeys';
import { WorkDialog, type WorkAsk } from './WorkDialog';

const useStyles = makeStyles(theme => ({
  // It takes the focus when the row that had it was the last; nobody tabs to it.
  top: { outline: 'none' },
  group: { marginTop: theme.spacing(2) },
  list: { listStyle: 'none', margin: 0, padding: 0 },
  keys: {
    '& kbd': {
      border: `1px solid ${theme.palette.divider}`,
      borderRadius: theme.shape.borderRadius,
      padding: theme.spacing(0, 0.5),
      fontFamily: 'monospace',
    },
  },
}));

interface WorkListProps {
  work: Work;
  refresh(): void;
}

/** Everything that waits for the reader, and what they wait for themselves. */
export function WorkList({ work, refresh }: WorkListProps) {
  const { t } = useWords();
  const classes = useStyles();
  const now = new Date().toISOString();
  const rows = useMemo(() => rowsOf(work, new Date().toISOString()), [work]);
  const nameOf = useNames(useMemo(() => peopleIn(work), [work]));
  const approving = useApproving(rows.decide, refresh);
  const top = useRef<HTMLDivElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const { asking, ask, close } = useAsking<WorkAsk>(top);
  const [said, setSaid] = useState('');
  useRowKeys(
    list,
    GROUPS.flatMap(group => rows[group].map(({ key }) => key)),
    top,
  );
  const together = rows.decide.length > 1 || approving.count > 0;

  const items: Record<Group, ReactNode[]> = {
    decide: rows.decide.map(row => (
      <DecideItem
        key={row.key}
        row={row}
        nameOf={nameOf}
        approving={approving}
        together={together}
        onAsk={ask}
      />
    )),
    advise: rows.advise.map(row => (
      <AdviseItem key={row.key} row={row} nameOf={nameOf} onAsk={ask} />
    )),
    do: rows.do.map(row => <DoItem key={row.key} row={row} />),
    waiting: rows.waiting.map(row => (
      <WaitingItem key={row.key} row={row} nameOf={nameOf} now={now} />
    )),
  };
  const shown = GROUPS.filter(group => items[group].length > 0);
  return (
    <InfoCard>
      <div ref={top} tabIndex={-1} className={classes.top}>
        <Typography variant="body2" role="status">
          {said}
        </Typography>
        {shown.length > 0 && <Keys />}
        {countOf(work) === 0 && <NothingWaits work={work} nameOf={nameOf} />}
      </div>
      <div ref={list}>
        {items.decide.length > 0 && (
          <Section group="decide">{items.decide}</Section>
        )}
        {(together || approving.outcomes.length > 0) && (
          <ApproveTogether approving={approving} open={together} />
        )}
        {shown
          .filter(group => group !== 'decide')
          .map(group => (
            <Section key={group} group={group}>
              {items[group]}
            </Section>
          ))}
      </div>
      {asking && (
        <WorkDialog
          key={`${asking.label} ${asking.seat}`}
          ask={asking}
          onChanged={refresh}
          onClose={close}
          onDone={() => {
            setSaid(t('gate.work.done', { what: asking.label }));
            close();
          }}
        />
      )}
    </InfoCard>
  );
}

function Section(props: { group: Group; children: ReactNode[] }) {
  const { group, children } = props;
  const { t } = useWords();
  const classes = useStyles();
  return (
    <section className={classes.group} aria-labelledby={`work-${group}`}>
      <Typography variant="h6" component="h2" id={`work-${group}`}>
        {t('gate.work.groupOf', {
          group: t(`gate.work.group.${group}`),
          number: String(children.length),
        })}
      </Typography>
      <ul className={classes.list}>{children}</ul>
    </section>
  );
}

function Keys() {
  const { t } = useWords();
  const classes = useStyles();
  return (
    <Typography
      variant="caption"
      color="textSecondary"
      component="p"
      className={classes.keys}
    >
      {t('gate.work.keys')} <kbd>j</kbd> {t('gate.work.keys.next')} ·{' '}
      <kbd>k</kbd> {t('gate.work.keys.previous')} · <kbd>Enter</kbd>{' '}
      {t('gate.work.keys.enter')}
    </Typography>
  );
}

/** Nothing waits; when something will, as far as it is known. */
function NothingWaits(props: { work: Work; nameOf(ref: string): string }) {
  const { work, nameOf } = props;
  const { t, say, language, zone } = useWords();
  const next = nextDateOf(work, new Date().toISOString());
  return (
    <Nothing title={t('gate.work.none')}>
      {next
        ? t('gate.work.nextDate', {
            at: momentWords(next.at, { language, zone }),
            people: next.people.map(nameOf).join(t('gate.separator')),
            title: say(next.title),
            cutover: next.cutover.title,
          })
        : t('gate.work.noDate')}
    </Nothing>
  );
}

function peopleIn({ decide, advise, waiting }: Work): string[] {
  return [
    ...decide.flatMap(({ onBehalfOf }) => onBehalfOf ?? []),
    ...advise.map(({ askedBy }) => askedBy),
    ...waiting.flatMap(({ waitingFor }) =>
      waitingFor.map(({ person }) => person),
    ),
  ];
}
