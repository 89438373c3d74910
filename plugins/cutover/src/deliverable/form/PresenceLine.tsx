import Typography from '@material-ui/core/Typography';
import { useNames } from '../../lifecycle/live/useNames';
import { useWords } from '../../lifecycle/words/useWords';

/** Who else has the form open; nothing where nobody has. */
export function PresenceLine({ people }: { people: string[] }) {
  const { t } = useWords();
  const nameOf = useNames(people);
  const [name, other] = people.map(nameOf);
  const count = people.length - 2;
  const words = () => {
    if (count > 0)
      return t('deliverable.form.present.many', { name, other, count });
    return other
      ? t('deliverable.form.present.two', { name, other })
      : t('deliverable.form.present.one', { name });
  };
  return (
    <Typography variant="body2" color="textSecondary" role="status">
      {name && words()}
    </Typography>
  );
}
