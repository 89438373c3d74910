import { makeStyles } from '@material-ui/core/styles';
import { MarkdownContent } from '@backstage/core-components';
import type { DescriptionFieldProps } from '@rjsf/utils';

const useStyles = makeStyles(theme => ({
  description: {
    fontSize: theme.typography.caption.fontSize,
    color: theme.palette.text.secondary,
    marginTop: 3,
    '& p': { margin: 0 },
  },
}));

/** What a field is about, in Markdown. */
export function DescriptionFieldTemplate({
  id,
  description,
}: Pick<DescriptionFieldProps, 'id' | 'description'>) {
  const classes = useStyles();
  if (!description) return null;
  return (
    <div id={id} className={classes.description}>
      {typeof description === 'string' ? (
        <MarkdownContent content={description} linkTarget="_blank" />
      ) : (
        description
      )}
    </div>
  );
}
