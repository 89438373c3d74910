import {
  Link,
  Sidebar,
  SidebarDivider,
  SidebarGroup,
  SidebarItem,
  SidebarScrollWrapper,
  SidebarSpace,
  sidebarConfig,
  useSidebarOpenState,
} from '@backstage/core-components';
import {
  CutoverWorkSidebarItem,
  MyTrainingSidebarItem,
} from '@backstage-cutover/plugin-cutover/alpha';
import { configApiRef, useApi } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type {
  NavContentComponentProps,
  NavContentNavItem,
} from '@backstage/plugin-app-react';
import { NotificationsSidebarItem } from '@backstage/plugin-notifications';
import { SidebarSearchModal } from '@backstage/plugin-search';
import { UserSettingsSignInAvatar } from '@backstage/plugin-user-settings';
import { makeStyles } from '@material-ui/core/styles';
import MenuIcon from '@material-ui/icons/Menu';
import SearchIcon from '@material-ui/icons/Search';
import { useLocation } from 'react-router-dom';
import { portalTranslationRef } from '../translations/portal';
import { LogoIcon } from './LogoIcon';

const useStyles = makeStyles({
  logo: {
    display: 'flex',
    alignItems: 'center',
    gap: 14,
    width: sidebarConfig.drawerWidthOpen,
    height: 3 * sidebarConfig.logoHeight,
    paddingLeft: (sidebarConfig.drawerWidthClosed - 28) / 2,
    marginBottom: -14,
    boxSizing: 'border-box',
    color: 'inherit',
  },
  name: { color: '#fff', fontSize: '1.05rem', fontWeight: 600 },
});

function Logo() {
  const classes = useStyles();
  const { isOpen } = useSidebarOpenState();
  const config = useApi(configApiRef);
  const { t } = useTranslationRef(portalTranslationRef);
  return (
    <Link
      to="/"
      underline="none"
      className={classes.logo}
      aria-label={t('nav.home')}
    >
      <LogoIcon />
      {isOpen && (
        <span className={classes.name}>
          {config.getOptionalString('app.title')}
        </span>
      )}
    </Link>
  );
}

function NavItem({ title, icon, href }: NavContentNavItem) {
  const { pathname } = useLocation();
  // What stands below this page and has an item of its own is not marked twice.
  const isElsewhere =
    pathname === `${href}/my-work` || pathname.startsWith(`${href}/training`);
  return (
    <SidebarItem icon={() => icon} to={href} text={title} end={isElsewhere} />
  );
}

export function PortalNav({ navItems }: NavContentComponentProps) {
  const { t } = useTranslationRef(portalTranslationRef);
  // Search opens as a dialog, and notifications have an item of their own that counts the unread ones.
  navItems.take('page:search');
  navItems.take('page:notifications');
  const nav = navItems.withComponent(NavItem);
  return (
    <Sidebar>
      <Logo />
      <SidebarGroup label={t('nav.search')} icon={<SearchIcon />} to="/search">
        <SidebarSearchModal />
      </SidebarGroup>
      <SidebarDivider />
      <SidebarGroup label={t('nav.menu')} icon={<MenuIcon />}>
        {nav.take('page:home')}
        {nav.take('page:catalog')}
        {nav.take('page:scaffolder')}
        {nav.take('page:cutover')}
        <CutoverWorkSidebarItem />
        <MyTrainingSidebarItem />
        <SidebarDivider />
        <SidebarScrollWrapper>{nav.rest()}</SidebarScrollWrapper>
      </SidebarGroup>
      <SidebarSpace />
      <SidebarDivider />
      <NotificationsSidebarItem text={t('nav.notifications')} />
      <SidebarDivider />
      <SidebarGroup
        label={t('nav.settings')}
        icon={<UserSettingsSignInAvatar />}
        to="/settings"
      >
        {nav.take('page:user-settings')}
      </SidebarGroup>
    </Sidebar>
  );
}
