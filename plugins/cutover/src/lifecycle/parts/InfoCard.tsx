import type { ComponentProps } from 'react';
// eslint-disable-next-line no-restricted-imports -- the one place where it gets its heading
import { InfoCard as BackstageCard } from '@backstage/core-components';

const HEADING = { component: 'h2' };

/** Backstage's card, whose title a screen reader finds among the headings of the page. */
export function InfoCard(props: ComponentProps<typeof BackstageCard>) {
  return <BackstageCard titleTypographyProps={HEADING} {...props} />;
}
