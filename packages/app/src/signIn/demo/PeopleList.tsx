import { useState } from 'react';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import Avatar from '@material-ui/core/Avatar';
import ButtonBase from '@material-ui/core/ButtonBase';
import InputAdornment from '@material-ui/core/InputAdornment';
import TextField from '@material-ui/core/TextField';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import SearchIcon from '@material-ui/icons/Search';
import { inLanguage } from '@backstage-cutover/plugin-cutover-common';
import { portalTranslationRef } from '../../translations/portal';
import { useLanguage } from '../../translations/useLanguage';
import { findPeople, initialsOf, type DemoPerson } from './demoPeople';
import { SignInCard } from './SignInCard';

const useStyles = makeStyles(theme => ({
  search: { margin: theme.spacing(2, 0, 1) },
  department: { margin: theme.spacing(3, 0, 1) },
  people: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(260px, 1fr))',
    gap: theme.spacing(1),
    listStyle: 'none',
    margin: 0,
    padding: 0,
  },
  person: {
    width: '100%',
    justifyContent: 'flex-start',
    textAlign: 'left',
    gap: theme.spacing(1.5),
    padding: theme.spacing(1.25, 1.5),
    borderRadius: 8,
    border: `1px solid ${theme.palette.divider}`,
    '&:hover': { background: theme.palette.action.hover },
    '&:focus-visible': {
      outline: `2px solid ${theme.palette.primary.main}`,
      outlineOffset: 2,
    },
  },
  avatar: {
    background: theme.palette.type === 'dark' ? '#7be0c3' : '#0f3d3e',
    color: theme.palette.type === 'dark' ? '#0f3d3e' : '#fff',
    fontSize: '0.9rem',
    fontWeight: 600,
  },
  name: { fontWeight: 600 },
}));

interface PeopleListProps {
  people: DemoPerson[];
  onChoose(ref: string): void;
}

export function PeopleList({ people, onChoose }: PeopleListProps) {
  const classes = useStyles();
  const { t } = useTranslationRef(portalTranslationRef);
  const language = useLanguage();
  const [search, setSearch] = useState('');
  const departments = findPeople(people, search, language);
  const found = departments.flatMap(department => department.members);

  return (
    <SignInCard title={t('signIn.title')}>
      <Typography color="textSecondary">{t('signIn.explanation')}</Typography>
      <form
        onSubmit={event => {
          event.preventDefault();
          if (found.length === 1) onChoose(found[0].ref);
        }}
      >
        <TextField
          className={classes.search}
          fullWidth
          size="small"
          variant="outlined"
          label={t('signIn.search')}
          value={search}
          onChange={event => setSearch(event.target.value)}
          InputProps={{
            startAdornment: (
              <InputAdornment position="start">
                <SearchIcon fontSize="small" />
              </InputAdornment>
            ),
          }}
        />
      </form>
      <Typography role="status" variant="body2" color="textSecondary">
        {found.length
          ? t('signIn.found', { count: found.length })
          : t('signIn.nobody')}
      </Typography>
      {departments.map(({ title, members }) => (
        <section key={title} aria-label={title}>
          <Typography
            className={classes.department}
            component="h2"
            variant="subtitle1"
          >
            {title}
          </Typography>
          <ul className={classes.people}>
            {members.map(person => (
              <li key={person.ref}>
                <ButtonBase
                  className={classes.person}
                  onClick={() => onChoose(person.ref)}
                >
                  <Avatar className={classes.avatar} aria-hidden>
                    {initialsOf(person.name)}
                  </Avatar>
                  <span>
                    <Typography className={classes.name}>
                      {person.name}
                    </Typography>
                    <Typography variant="body2" color="textSecondary">
                      {inLanguage(person.role, language)}
                    </Typography>
                  </span>
                </ButtonBase>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </SignInCard>
  );
}
