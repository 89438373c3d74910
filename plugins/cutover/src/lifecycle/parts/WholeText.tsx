import ListItemText, {
  type ListItemTextProps,
} from '@material-ui/core/ListItemText';

/** The text of a list's entry, whole: Backstage's theme cuts it off at the end of its line. */
export function WholeText(props: ListItemTextProps) {
  return <ListItemText {...props} style={{ whiteSpace: 'normal' }} />;
}
