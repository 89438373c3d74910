import type { DateTime } from 'luxon';
import Box from '@material-ui/core/Box';
import Button from '@material-ui/core/Button';
import IconButton from '@material-ui/core/IconButton';
import Typography from '@material-ui/core/Typography';
import ChevronLeftIcon from '@material-ui/icons/ChevronLeft';
import ChevronRightIcon from '@material-ui/icons/ChevronRight';
import { useWords } from '../words/useWords';

interface MonthHeadProps {
  month: DateTime;
  /** `yyyy-MM`, or nothing for the present month. */
  onChange(month: string): void;
}

/** Which month is shown, in which zone, and the ways to another. */
export function MonthHead({ month, onChange }: MonthHeadProps) {
  const { t, zone } = useWords();
  const go = (months: number) =>
    onChange(month.plus({ months }).toFormat('yyyy-MM'));
  return (
    <Box display="flex" alignItems="center" flexWrap="wrap" gridGap={8} mb={2}>
      <IconButton
        size="small"
        aria-label={t('lifecycle.month.previous')}
        onClick={() => go(-1)}
      >
        <ChevronLeftIcon />
      </IconButton>
      <Typography variant="h6" component="h2" aria-live="polite">
        {month.toLocaleString({ month: 'long', year: 'numeric' })}
      </Typography>
      <IconButton
        size="small"
        aria-label={t('lifecycle.month.next')}
        onClick={() => go(1)}
      >
        <ChevronRightIcon />
      </IconButton>
      <Button size="small" onClick={() => onChange('')}>
        {t('lifecycle.month.today')}
      </Button>
      <Typography variant="caption" color="textSecondary">
        {t('lifecycle.month.zone', { zone })}
      </Typography>
    </Box>
  );
}
