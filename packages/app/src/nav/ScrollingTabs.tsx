import { makeStyles } from '@material-ui/core/styles';

const useStyles = makeStyles({
  '@global': {
    // Backstage lets the tabs of a page stand out beyond a narrow screen, which then scrolls sideways as a whole.
    '.bui-HeaderTabsWrapper': {
      minWidth: 0,
      maxWidth: '100%',
      overflowX: 'auto',
      // The line below the tab that is open.
      paddingBottom: 1,
      scrollbarWidth: 'thin',
    },
  },
});

/** Tabs that find no room beside each other scroll by themselves. */
export function ScrollingTabs() {
  useStyles();
  return null;
}
