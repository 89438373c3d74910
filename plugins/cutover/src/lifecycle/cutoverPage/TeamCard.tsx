import { makeStyles } from '@material-ui/core/styles';
import Link from '@material-ui/core/Link';
import Typography from '@material-ui/core/Typography';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import type { ActivityView } from '@backstage-cutover/plugin-cutover-common';
import { useCatalogEntities } from '../live/useCatalogEntities';
import { emailOf } from '../live/catalogFacts';
import { InfoCard } from '../parts/InfoCard';
import { useWords } from '../words/useWords';
import type { CutoverFacts } from './useCutover';

const useStyles = makeStyles(theme => ({
  roles: { margin: 0 },
  role: { marginTop: theme.spacing(1.5) },
  person: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: theme.spacing(0, 2),
    margin: 0,
    overflowWrap: 'anywhere',
  },
}));

interface TeamCardProps {
  facts: CutoverFacts;
  /** Missing while they are being fetched. */
  activities?: ActivityView[];
}

/** Who holds which role, how to reach them, and how far their activities are. */
export function TeamCard({ facts, activities = [] }: TeamCardProps) {
  const { cutover, template } = facts;
  const { t, say } = useWords();
  const classes = useStyles();
  const people = useCatalogEntities([
    ...new Set(Object.values(cutover.team).flat()),
  ]);
  const roles = template.roles.filter(
    ({ id, min }) => min > 0 || (cutover.team[id] ?? []).length > 0,
  );
  return (
    <InfoCard title={t('lifecycle.team.title')}>
      <dl className={classes.roles}>
        {roles.map(role => (
          <div key={role.id} className={classes.role}>
            <Typography variant="subtitle2" component="dt">
              {say(role.title)}
            </Typography>
            <RoleProgress
              activities={activities.filter(each => each.role === role.id)}
            />
            {(cutover.team[role.id] ?? []).map(ref => {
              const email = emailOf(people.get(ref));
              return (
                <dd key={ref} className={classes.person}>
                  <EntityRefLink entityRef={ref} />
                  {email && <Link href={`mailto:${email}`}>{email}</Link>}
                </dd>
              );
            })}
            {(cutover.team[role.id] ?? []).length === 0 && (
              <Typography
                variant="body2"
                color="textSecondary"
                component="dd"
                className={classes.person}
              >
                {t('lifecycle.role.nobody')}
              </Typography>
            )}
          </div>
        ))}
      </dl>
    </InfoCard>
  );
}

function RoleProgress({ activities }: { activities: ActivityView[] }) {
  const { t } = useWords();
  const classes = useStyles();
  const applicable = activities.filter(
    ({ status }) => status !== 'not-applicable',
  );
  const late = applicable.filter(each => each.late).length;
  if (applicable.length === 0) return null;
  return (
    <Typography
      variant="caption"
      color="textSecondary"
      component="dd"
      className={classes.person}
    >
      {t('lifecycle.activity.progress', {
        done: String(
          applicable.filter(({ status }) => status === 'done').length,
        ),
        total: String(applicable.length),
      })}
      {late > 0 && (
        <Typography variant="caption" color="error">
          {t('lifecycle.activity.lateCount', { count: late })}
        </Typography>
      )}
    </Typography>
  );
}
