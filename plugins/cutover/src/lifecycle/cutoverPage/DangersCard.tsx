import List from '@material-ui/core/List';
import ListItem from '@material-ui/core/ListItem';
import ListItemIcon from '@material-ui/core/ListItemIcon';
import ErrorOutlineIcon from '@material-ui/icons/ErrorOutline';
import ReportProblemOutlinedIcon from '@material-ui/icons/ReportProblemOutlined';
import { EntityRefLinks } from '@backstage/plugin-catalog-react';
import { dangersOf, type Danger } from '../dangers';
import { CutoverLink } from '../parts/CutoverLink';
import { InfoCard } from '../parts/InfoCard';
import { Nothing } from '../parts/Nothing';
import { WholeText } from '../parts/WholeText';
import { WindowText } from '../parts/WindowText';
import { dateWords } from '../words/time';
import { useWords } from '../words/useWords';
import { useTrainingAtStake } from '../../training/tab/useTrainingAtStake';
import { useRisksAtStake } from '../../risk/exposure/useRisksAtStake';
import type { CutoverFacts } from './useCutover';

/** Late phases and activities, high risks, training that falls short, a window that comes near, other cutovers on the same targets, roles that nobody holds. */
export function DangersCard({ facts }: { facts: CutoverFacts }) {
  const { cutover, conflicts, template } = facts;
  const { t } = useWords();
  const risks = useRisksAtStake(facts);
  const training = useTrainingAtStake(facts.cutover);
  const dangers = dangersOf(cutover, {
    now: new Date().toISOString(),
    conflicts,
    roles: template.roles,
    risks,
    training,
  });
  return (
    <InfoCard title={t('lifecycle.dangers.title')}>
      {dangers.length === 0 ? (
        <Nothing title={t('lifecycle.dangers.none')} />
      ) : (
        <List dense disablePadding>
          {dangers.map((danger, index) => (
            <ListItem key={index} disableGutters alignItems="flex-start">
              <ListItemIcon style={{ minWidth: 36 }}>
                <DangerIcon danger={danger} />
              </ListItemIcon>
              <DangerText danger={danger} />
            </ListItem>
          ))}
        </List>
      )}
    </InfoCard>
  );
}

function DangerIcon({ danger }: { danger: Danger }) {
  return danger.kind === 'phase-late' || danger.kind === 'window-over' ? (
    <ErrorOutlineIcon color="error" aria-hidden />
  ) : (
    <ReportProblemOutlinedIcon color="action" aria-hidden />
  );
}

function DangerText({ danger }: { danger: Danger }) {
  const { t, say, language } = useWords();
  switch (danger.kind) {
    case 'phase-late':
      return (
        <WholeText
          primary={t('lifecycle.dangers.phaseLate', {
            phase: say(danger.phase.title),
            count: danger.days,
          })}
          secondary={t('lifecycle.dangers.phaseLateHelp')}
        />
      );
    case 'activity-late':
      return (
        <WholeText
          primary={t('lifecycle.dangers.activityLate', { count: danger.days })}
          secondary={t('lifecycle.dangers.activityLateHelp')}
        />
      );
    case 'window-near':
      return (
        <WholeText
          primary={t('lifecycle.dangers.windowNear', {
            phase: say(danger.phase.title),
            count: danger.days,
          })}
        />
      );
    case 'window-over':
      return (
        <WholeText
          primary={t('lifecycle.dangers.windowOver', {
            phase: say(danger.phase.title),
          })}
          secondary={t('lifecycle.dangers.windowOverHelp')}
        />
      );
    case 'risks-open':
      return (
        <WholeText
          primary={t('risk.danger', {
            count: danger.count,
            priority: say(danger.priority.title),
          })}
          secondary={t('risk.dangerHelp')}
        />
      );
    case 'training-short': {
      const { course, late } = danger;
      return (
        <WholeText
          primary={t(late ? 'training.dangerLate' : 'training.danger', {
            course: say(course.title),
            count: course.missing,
            day: dateWords(course.dueDay, { language, zone: 'UTC' }),
          })}
          secondary={t('training.dangerHelp')}
        />
      );
    }
    case 'role-open':
      return (
        <WholeText
          primary={t('lifecycle.dangers.roleOpen', {
            role: say(danger.role.title),
          })}
        />
      );
    default:
      return (
        <WholeText
          disableTypography
          primary={
            <>
              {t('lifecycle.dangers.conflict')}{' '}
              <CutoverLink cutover={danger.other} />
            </>
          }
          secondary={
            <>
              <EntityRefLinks entityRefs={danger.targets} />
              <WindowText window={danger.other.window} />
            </>
          }
        />
      );
  }
}
