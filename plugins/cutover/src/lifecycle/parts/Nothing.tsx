import type { ReactNode } from 'react';
import Box from '@material-ui/core/Box';
import Typography from '@material-ui/core/Typography';

interface NothingProps {
  title: string;
  /** What to do about it. */
  children?: ReactNode;
}

/** Stands where a list has no rows. */
export function Nothing({ title, children }: NothingProps) {
  return (
    <Box py={2}>
      <Typography variant="body1">{title}</Typography>
      {children && (
        <Typography variant="body2" color="textSecondary" component="div">
          {children}
        </Typography>
      )}
    </Box>
  );
}
