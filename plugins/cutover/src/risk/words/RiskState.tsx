import Typography from '@material-ui/core/Typography';
import {
  StatusAborted,
  StatusError,
  StatusOK,
  StatusPending,
  StatusRunning,
  StatusWarning,
} from '@backstage/core-components';
import type { RiskStatus } from '@backstage-cutover/plugin-cutover-common';
import { useWords } from '../../lifecycle/words/useWords';

const icons = {
  identified: StatusPending,
  assessed: StatusWarning,
  responding: StatusRunning,
  accepted: StatusOK,
  occurred: StatusError,
  closed: StatusAborted,
};

export function RiskState({ status }: { status: RiskStatus }) {
  const { t } = useWords();
  const Icon = icons[status];
  return (
    <Icon>
      <Typography variant="body2" component="span">
        {t(`risk.status.${status}`)}
      </Typography>
    </Icon>
  );
}
