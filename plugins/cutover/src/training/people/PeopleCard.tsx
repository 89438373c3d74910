import { lazy, Suspense, useCallback, useState } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import { Progress } from '@backstage/core-components';
import { useApi } from '@backstage/core-plugin-api';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import type {
  CoursePerson,
  TrainedPeople,
} from '@backstage-cutover/plugin-cutover-common';
import { cutoverApiRef } from '../../api';
import { ActMenu, type MenuAct } from '../../lifecycle/parts/ActMenu';
import { ChoiceInput } from '../../lifecycle/forms/inputs';
import { useNames } from '../../lifecycle/live/useNames';
import { useLive } from '../../lifecycle/live/useLive';
import { InfoCard } from '../../lifecycle/parts/InfoCard';
import { Nothing } from '../../lifecycle/parts/Nothing';
import { Refused } from '../../lifecycle/words/Refused';
import { useDepartmentNames } from '../tab/ReadinessCard';
import type { TrainingScene } from '../tab/scene';
import { Toggles } from '../tab/Toggles';
import { WHO, type TrainingView } from '../tab/trainingView';
import { certificateWords, hasExpired } from '../words/certificateWords';
import {
  useTrainingReader,
  type TrainingReader,
} from '../words/trainingReader';
import { trainingWhy } from '../words/trainingWhy';
import { RemindAct } from './RemindAct';

const PersonDialog = lazy(() =>
  import('../forms/PersonDialog').then(m => ({ default: m.PersonDialog })),
);

/** So many people at once. */
const PAGE = 25;

const useStyles = makeStyles(theme => ({
  filters: {
    display: 'grid',
    gap: theme.spacing(2),
    gridTemplateColumns: 'repeat(auto-fill, minmax(min(100%, 160px), 1fr))',
    margin: theme.spacing(2, 0),
  },
  list: { listStyle: 'none', margin: 0, padding: 0 },
  item: {
    display: 'flex',
    alignItems: 'flex-start',
    justifyContent: 'space-between',
    gap: theme.spacing(1),
    padding: theme.spacing(1, 0),
    borderTop: `1px solid ${theme.palette.divider}`,
  },
  about: {
    minWidth: 0,
    overflowWrap: 'anywhere',
    ...theme.typography.body2,
  },
  pages: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(1),
  },
}));

/** Whose part of an assessment is dealt with. */
export type PersonAsk = {
  act: 'assess' | 'decide-exhausted';
  person: CoursePerson;
  assessment: string;
};

interface PeopleCardProps {
  scene: TrainingScene;
  view: TrainingView;
  onChange(part: Partial<TrainingView>): void;
}

/** Where one is in a list that is read page by page: where this page and those before it begin. */
interface Paging {
  of: string;
  before: (string | undefined)[];
  after?: string;
}

/** Who is missing, or certified, as far as the reader may see them; a page at a time. */
export function PeopleCard({ scene, view, onChange }: PeopleCardProps) {
  const { facts, overview } = scene;
  const { id, name } = facts.cutover;
  const { course, department, person, role, who } = view;
  const { training } = useApi(cutoverApiRef);
  const reader = useTrainingReader(overview);
  const { t } = reader;
  const classes = useStyles();
  const departmentName = useDepartmentNames(overview);
  const asked = [course, department, person, role, who].join(' ');
  const [paging, setPaging] = useState<Paging>({ of: asked, before: [] });
  // Another question begins on its first page.
  const { before, after }: Omit<Paging, 'of'> =
    paging.of === asked ? paging : { before: [] };
  const [ask, setAsk] = useState<PersonAsk>();
  const load = useCallback(
    (signal: AbortSignal) => {
      const query: TrainedPeople = {
        ...(course ? { course } : {}),
        ...(department ? { department } : {}),
        ...(role ? { role } : {}),
        ...(person ? { person } : {}),
        ...(who === 'all' ? {} : { certified: who === 'certified' }),
        ...(after ? { after } : {}),
        limit: PAGE,
      };
      return training.people(name, query, { signal });
    },
    [training, name, course, department, person, role, who, after],
  );
  const live = useLive(load, id);
  const choice = (
    key: 'course' | 'department' | 'role',
    options: { id: string; words: string }[],
  ) => (
    <ChoiceInput
      id={`training-people-${key}`}
      label={t(`training.filter.${key}`)}
      value={view[key]}
      onChange={value => onChange({ [key]: value })}
      none={t('lifecycle.filter.all')}
      options={options}
    />
  );
  const total = live.screen === 'ready' ? live.value.total : undefined;
  const nameOf = useNames([
    ...(person ? [person] : []),
    ...(live.screen === 'ready'
      ? live.value.items.map(({ member }) => member.person)
      : []),
  ]);
  return (
    <InfoCard
      title={t(`training.who.${who}.title`)}
      subheader={
        total !== undefined && (
          <span role="status">
            {t(course ? 'training.people' : 'training.entries', {
              count: total,
            })}
          </span>
        )
      }
    >
      <Toggles
        label={t('training.who')}
        value={who}
        onChange={value => onChange({ who: value })}
        options={WHO.map(each => ({
          id: each,
          words: t(`training.who.${each}`),
        }))}
      />
      <div
        className={classes.filters}
        role="search"
        aria-label={t('lifecycle.filter.title')}
      >
        {choice(
          'course',
          overview.courses.map(each => ({
            id: each.id,
            words: reader.course(each.id),
          })),
        )}
        {choice(
          'department',
          overview.departments.map(({ ref }) => ({
            id: ref,
            words: departmentName(ref),
          })),
        )}
        {choice(
          'role',
          overview.roles.map(each => ({
            id: each.id,
            words: reader.role(each.id),
          })),
        )}
      </div>
      {person && (
        <div className={classes.pages}>
          <Typography variant="body2">
            {t('training.people.one', { name: nameOf(person) })}
          </Typography>
          <Button size="small" onClick={() => onChange({ person: '' })}>
            {t('training.people.everybody')}
          </Button>
        </div>
      )}
      {who === 'missing' && !person && total !== undefined && total > 0 && (
        <RemindAct key={asked} scene={scene} view={view} />
      )}
      {live.screen === 'loading' && <Progress />}
      {live.screen === 'failed' && (
        <Refused
          error={live.error}
          title={t('training.failed')}
          denied={t('training.people.denied')}
          retry={live.refresh}
        />
      )}
      {live.screen === 'ready' && (
        <>
          {live.stale && (
            <Refused error={live.stale} title={t('lifecycle.refused.stale')} />
          )}
          {live.value.items.length === 0 ? (
            <Nothing title={t(`training.who.${who}.none`)}>
              {!overview.allowed.manage.allowed && t('training.people.yours')}
            </Nothing>
          ) : (
            <ul
              className={classes.list}
              aria-label={t(`training.who.${who}.title`)}
            >
              {live.value.items.map(each => (
                <Person
                  key={`${each.member.person} ${each.member.course}`}
                  person={each}
                  name={nameOf(each.member.person)}
                  withCourse={!course}
                  reader={reader}
                  departmentName={departmentName}
                  onAsk={setAsk}
                />
              ))}
            </ul>
          )}
          {(before.length > 0 || live.value.next) && (
            <div className={classes.pages}>
              <Button
                size="small"
                disabled={before.length === 0}
                onClick={() =>
                  setPaging({
                    of: asked,
                    before: before.slice(0, -1),
                    after: before[before.length - 1],
                  })
                }
              >
                {t('training.page.previous')}
              </Button>
              <Typography variant="body2" role="status">
                {t('training.page.from', {
                  first: String(before.length * PAGE + 1),
                  last: String(before.length * PAGE + live.value.items.length),
                  all: String(live.value.total),
                })}
              </Typography>
              <Button
                size="small"
                disabled={!live.value.next}
                onClick={() =>
                  setPaging({
                    of: asked,
                    before: [...before, after],
                    after: live.value.next,
                  })
                }
              >
                {t('training.page.next')}
              </Button>
            </div>
          )}
        </>
      )}
      <Suspense fallback={ask ? <Progress /> : null}>
        {ask && (
          <PersonDialog
            scene={scene}
            ask={ask}
            onClose={() => setAsk(undefined)}
            onDone={() => {
              if (live.screen !== 'loading') live.refresh();
            }}
          />
        )}
      </Suspense>
    </InfoCard>
  );
}

interface PersonProps {
  person: CoursePerson;
  name: string;
  withCourse: boolean;
  reader: TrainingReader;
  departmentName(ref: string): string;
  onAsk(ask: PersonAsk): void;
}

function Person(props: PersonProps) {
  const { person, name, withCourse, reader, departmentName, onAsk } = props;
  const { member, standings, read, units } = person;
  const { t, say } = reader;
  const classes = useStyles();
  const acts = actsOn(person, reader, onAsk);
  const { certificate, released } = member;
  return (
    <li className={classes.item}>
      <div className={classes.about}>
        <EntityRefLink entityRef={member.person} title={name} hideIcon />
        {member.department && (
          <>
            {t('training.comma')}
            {departmentName(member.department)}
          </>
        )}
        {withCourse && (
          <div>
            {t('training.course')}
            {t('training.colon')}
            {reader.course(member.course)}
          </div>
        )}
        {certificate && (
          <div>
            {hasExpired(certificate) &&
              `${t('training.certificate')}${t('training.colon')}`}
            {certificateWords(certificate, reader)}
          </div>
        )}
        {released && (
          <div>{t('training.releasedWhy', { reason: released.reason })}</div>
        )}
        {units > 0 && (
          <div>
            {t('training.read', { read: String(read), units: String(units) })}
          </div>
        )}
        {standings.map(each => (
          <div key={each.assessment}>
            {say(each.title)}
            {t('training.colon')}
            {reader.standing(each)}
          </div>
        ))}
      </div>
      <ActMenu label={t('training.moreOf', { title: name })} acts={acts} />
    </li>
  );
}

/** What can be done for somebody; where it may not be, the entry says why. */
function actsOn(
  person: CoursePerson,
  { t, say }: TrainingReader,
  onAsk: (ask: PersonAsk) => void,
): MenuAct[] {
  const { allowed, member, standings } = person;
  const why = (act: PersonAsk['act']) => trainingWhy(t, act, allowed[act]);
  const practicals = standings.filter(
    ({ kind, state }) => kind === 'practical' && state !== 'passed',
  );
  const undecided = member.exhausted.filter(({ decision }) => !decision);
  return [
    ...undecided.map(({ assessment }): MenuAct => {
      const found = standings.find(each => each.assessment === assessment);
      return {
        id: `decide ${assessment}`,
        words: t('training.decide.act', {
          title: found ? say(found.title) : assessment,
        }),
        why: why('decide-exhausted'),
        onAct: () => onAsk({ act: 'decide-exhausted', person, assessment }),
      };
    }),
    ...practicals.map(
      ({ assessment, title }): MenuAct => ({
        id: `assess ${assessment}`,
        words: t('training.practical.act', { title: say(title) }),
        why: why('assess'),
        onAct: () => onAsk({ act: 'assess', person, assessment }),
      }),
    ),
  ];
}
