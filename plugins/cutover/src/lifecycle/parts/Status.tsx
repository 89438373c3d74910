import Typography from '@material-ui/core/Typography';
import {
  StatusAborted,
  StatusError,
  StatusOK,
  StatusRunning,
  StatusWarning,
} from '@backstage/core-components';
import type { CutoverStatus } from '@backstage-cutover/plugin-cutover-common';
import type { Health } from '../dangers';
import { useWords } from '../words/useWords';

const statusIcons = {
  running: StatusRunning,
  closed: StatusOK,
  cancelled: StatusAborted,
};

export function Status({ status }: { status: CutoverStatus }) {
  const { t } = useWords();
  const Icon = statusIcons[status];
  return (
    <Icon>
      <Typography variant="body2" component="span">
        {t(`lifecycle.status.${status}`)}
      </Typography>
    </Icon>
  );
}

const healthIcons = {
  'on-track': StatusOK,
  'at-risk': StatusWarning,
  'activity-late': StatusWarning,
  late: StatusError,
  over: StatusAborted,
};

export function HealthStatus({ health }: { health: Health }) {
  const { t } = useWords();
  const Icon = healthIcons[health];
  return (
    <Icon>
      <Typography variant="body2" component="span">
        {t(`lifecycle.health.${health}`)}
      </Typography>
    </Icon>
  );
}
