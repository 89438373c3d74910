import { makeStyles } from '@material-ui/core/styles';

/** Marks what is printed. */
export const PRINTED = 'cutover-printed';

/**
 * On paper there is nothing but the elements marked `PRINTED`: the portal's shell around them is taken out of the flow,
 * and what held them on the screen (fixed heights, scrolling, transforms) lets go of them. Black on white, whatever the
 * theme of the screen is.
 */
export const usePrintStyles = makeStyles({
  '@global': {
    '@media print': {
      [`html, body, body :has(.${PRINTED})`]: {
        display: 'block !important',
        position: 'static !important',
        height: 'auto !important',
        minHeight: '0 !important',
        maxHeight: 'none !important',
        width: 'auto !important',
        maxWidth: 'none !important',
        margin: '0 !important',
        padding: '0 !important',
        overflow: 'visible !important',
        transform: 'none !important',
        contain: 'none !important',
        background: 'none !important',
        backgroundColor: '#fff !important',
        boxShadow: 'none !important',
        border: '0 !important',
      },
      [`body :not(:has(.${PRINTED})):not(.${PRINTED}):not(.${PRINTED} *)`]: {
        display: 'none !important',
      },
      [`.${PRINTED}`]: {
        margin: '0 !important',
        padding: '0 !important',
        maxWidth: 'none !important',
        border: '0 !important',
        boxShadow: 'none !important',
      },
      [`.${PRINTED}, .${PRINTED} *`]: {
        color: '#000 !important',
        backgroundColor: 'transparent !important',
        overflow: 'visible !important',
      },
      [`.${PRINTED} h1, .${PRINTED} h2, .${PRINTED} h3, .${PRINTED} h4, .${PRINTED} dt`]:
        { breakAfter: 'avoid' },
      [`.${PRINTED} tr, .${PRINTED} li`]: { breakInside: 'avoid' },
      [`.${PRINTED} thead`]: { display: 'table-header-group' },
      [`.${PRINTED} a`]: { textDecoration: 'none' },
      [`.${PRINTED} p, .${PRINTED} dd`]: { orphans: 3, widows: 3 },
    },
  },
});
