import type { PropsWithChildren } from 'react';
import { configApiRef, useApi } from '@backstage/core-plugin-api';
import Paper from '@material-ui/core/Paper';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { LogoIcon } from '../../nav/LogoIcon';
import { LanguageChoice } from './LanguageChoice';

const useStyles = makeStyles(theme => ({
  page: {
    minHeight: '100vh',
    padding: theme.spacing(6, 2),
    boxSizing: 'border-box',
    background: theme.palette.background.default,
    overflowY: 'auto',
    height: '100vh',
  },
  column: { maxWidth: 920, margin: '0 auto' },
  brand: {
    display: 'flex',
    alignItems: 'center',
    gap: theme.spacing(1.5),
    marginBottom: theme.spacing(3),
    color: theme.palette.text.primary,
  },
  name: { flexGrow: 1, fontSize: '1.1rem', fontWeight: 600 },
  paper: { padding: theme.spacing(4), borderRadius: 12 },
}));

/** The frame of everything that a person meets before signing in. */
export function SignInCard(props: PropsWithChildren<{ title: string }>) {
  const classes = useStyles();
  const config = useApi(configApiRef);
  return (
    <div className={classes.page}>
      <main className={classes.column}>
        <div className={classes.brand}>
          <LogoIcon />
          <span className={classes.name}>
            {config.getOptionalString('app.title') ?? 'Backstage'}
          </span>
          <LanguageChoice />
        </div>
        <Paper className={classes.paper} variant="outlined">
          <Typography component="h1" variant="h3" gutterBottom>
            {props.title}
          </Typography>
          {props.children}
        </Paper>
      </main>
    </div>
  );
}
