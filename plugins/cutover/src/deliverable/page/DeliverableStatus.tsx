import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import CheckCircleOutlineIcon from '@material-ui/icons/CheckCircleOutline';
import CreateIcon from '@material-ui/icons/CreateOutlined';
import RadioButtonUncheckedIcon from '@material-ui/icons/RadioButtonUnchecked';
import UpdateIcon from '@material-ui/icons/Update';
import type { DeliverableStatus as Status } from '@backstage-cutover/plugin-cutover-common';
import { useWords } from '../../lifecycle/words/useWords';

const icons: Record<Status, typeof CreateIcon> = {
  empty: RadioButtonUncheckedIcon,
  draft: CreateIcon,
  submitted: CheckCircleOutlineIcon,
  changed: UpdateIcon,
};

const useStyles = makeStyles(theme => ({
  status: {
    display: 'inline-flex',
    alignItems: 'center',
    gap: theme.spacing(0.5),
    whiteSpace: 'nowrap',
  },
}));

/** How far a deliverable is: an icon and a word. */
export function DeliverableStatus({ status }: { status: Status }) {
  const { t } = useWords();
  const classes = useStyles();
  const Icon = icons[status];
  return (
    <Typography variant="body2" component="span" className={classes.status}>
      <Icon
        fontSize="small"
        color={status === 'submitted' ? 'primary' : 'action'}
        aria-hidden
      />
      {t(`deliverable.page.status.${status}`)}
    </Typography>
  );
}
