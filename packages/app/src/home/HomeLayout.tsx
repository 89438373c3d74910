import { cloneElement } from 'react';
import {
  Content,
  Header,
  InfoCard,
  Link,
  Page,
} from '@backstage/core-components';
import {
  configApiRef,
  identityApiRef,
  useApi,
} from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { HomePageSearchBar } from '@backstage/plugin-search';
import Grid from '@material-ui/core/Grid';
import List from '@material-ui/core/List';
import ListItem from '@material-ui/core/ListItem';
import ListItemText from '@material-ui/core/ListItemText';
import { makeStyles } from '@material-ui/core/styles';
import useAsync from 'react-use/esm/useAsync';
import { portalTranslationRef } from '../translations/portal';

export interface HomeWidget {
  component: JSX.Element;
  name?: string;
}

const useStyles = makeStyles(theme => ({
  search: { background: theme.palette.background.paper, fontSize: '1.1rem' },
  outline: { borderColor: theme.palette.divider, borderRadius: 8 },
}));

/** Cutovers first and wide, then what everybody comes back to. */
export function HomeLayout({ widgets }: { widgets: HomeWidget[] }) {
  const classes = useStyles();
  const { t } = useTranslationRef(portalTranslationRef);
  const config = useApi(configApiRef);
  const identity = useApi(identityApiRef);
  const profile = useAsync(() => identity.getProfileInfo(), [identity]);

  // Widgets bring English titles of their own; the card takes another one as a property.
  const small = new Map([
    ['UnreadNotifications', undefined],
    ['HomePageRecentlyVisited', t('home.recent')],
    ['HomePageStarredEntities', t('home.starred')],
  ]);
  const named = new Map(widgets.map(widget => [widget.name, widget.component]));
  const name = profile.value?.displayName;

  return (
    <Page themeId="home">
      <Header
        title={name ? t('home.welcome', { name }) : t('nav.home')}
        pageTitleOverride={t('nav.home')}
        subtitle={config.getOptionalString('organization.name')}
      />
      <Content>
        <Grid container spacing={3}>
          <Grid item xs={12}>
            <HomePageSearchBar
              placeholder={t('home.search')}
              InputProps={{
                classes: {
                  root: classes.search,
                  notchedOutline: classes.outline,
                },
              }}
            />
          </Grid>
          {widgets
            .filter(({ name: widget }) => !widget || !small.has(widget))
            .map(widget => (
              <Grid item xs={12} key={widget.name}>
                {widget.component}
              </Grid>
            ))}
          <Grid item xs={12} md={6}>
            <InfoCard
              title={t('home.start.title')}
              titleTypographyProps={{ component: 'h2' }}
            >
              <List dense disablePadding>
                {[
                  [
                    '/create',
                    t('home.start.create'),
                    t('home.start.createWhy'),
                  ],
                  [
                    '/cutovers',
                    t('home.start.cutovers'),
                    t('home.start.cutoversWhy'),
                  ],
                  [
                    '/catalog',
                    t('home.start.catalog'),
                    t('home.start.catalogWhy'),
                  ],
                ].map(([to, title, why]) => (
                  <ListItem key={to} disableGutters>
                    <ListItemText
                      primary={<Link to={to}>{title}</Link>}
                      secondary={why}
                      style={{ whiteSpace: 'normal' }}
                    />
                  </ListItem>
                ))}
              </List>
            </InfoCard>
          </Grid>
          {[...small].map(([widget, title]) => {
            const component = named.get(widget);
            return (
              component && (
                <Grid item xs={12} md={6} key={widget}>
                  {cloneElement(component, { title })}
                </Grid>
              )
            );
          })}
        </Grid>
      </Content>
    </Page>
  );
}
