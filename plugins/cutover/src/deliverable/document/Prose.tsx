import { makeStyles } from '@material-ui/core/styles';
import { MarkdownContent } from '@backstage/core-components';
import { withoutImages } from './withoutImages';

const useStyles = makeStyles(theme => ({
  prose: {
    overflowWrap: 'anywhere',
    '& > :first-child': { marginTop: 0 },
    '& > :last-child': { marginBottom: 0 },
    // Headings within a text stand below those of the document.
    '& h1, & h2, & h3, & h4, & h5, & h6': {
      fontSize: theme.typography.body1.fontSize,
      margin: theme.spacing(1.5, 0, 0.5),
    },
    '& p, & ul, & ol': { margin: theme.spacing(0.5, 0) },
    '& th, & td': {
      padding: theme.spacing(0.5, 1),
      lineHeight: 'inherit',
      verticalAlign: 'top',
    },
  },
}));

/** Markdown that people wrote: without scripts, event handlers, links that run something and images from elsewhere. */
export function Prose({ children }: { children: string }) {
  const classes = useStyles();
  return (
    <MarkdownContent
      content={withoutImages(children)}
      className={classes.prose}
    />
  );
}
