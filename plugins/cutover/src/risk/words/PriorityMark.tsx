import { makeStyles, useTheme } from '@material-ui/core/styles';
import type { RiskScale } from '@backstage-cutover/plugin-cutover-common';
import { useWords } from '../../lifecycle/words/useWords';
import { toneColour, toneGround } from '../matrix/tones';

const useStyles = makeStyles(theme => ({
  mark: {
    display: 'inline-block',
    padding: theme.spacing(0, 0.75),
    borderRadius: 3,
    borderInlineStart: '4px solid',
    color: theme.palette.text.primary,
    width: 'max-content',
    maxWidth: 'min(180px, 40vw)',
    whiteSpace: 'normal',
    wordBreak: 'normal',
    overflowWrap: 'break-word',
    ...theme.typography.body2,
  },
}));

/** The name of a priority on the ground of its tone. */
export function PriorityMark(props: {
  id: string;
  scale: Pick<RiskScale, 'priorities'>;
}) {
  const { id, scale } = props;
  const { say } = useWords();
  const theme = useTheme();
  const classes = useStyles();
  const found = scale.priorities.find(each => each.id === id);
  if (!found) return <span className={classes.mark}>{id}</span>;
  return (
    <span
      className={classes.mark}
      style={{
        ...toneGround(theme, found.tone),
        borderColor: toneColour(theme, found.tone),
      }}
    >
      {say(found.title)}
    </span>
  );
}
