import { lighten, type Theme } from '@material-ui/core/styles';

/** The theme's colour of errors, in a shade that can be read as text. */
export function readableError({ palette }: Theme): string {
  const { error, type } = palette;
  return type === 'dark' ? lighten(error.light, 0.4) : error.dark;
}
