import { parseEntityRef } from '@backstage/catalog-model';
import { useRouteRef } from '@backstage/core-plugin-api';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import type { NameOf } from '../../lifecycle/live/useNames';
import { Prose } from '../document/Prose';
import { mentionLinks } from './mentions';

interface CommentTextProps {
  text: string;
  nameOf: NameOf;
}

/** What somebody said, as Markdown in which people are named. */
export function CommentText({ text, nameOf }: CommentTextProps) {
  const entityRoute = useRouteRef(entityRouteRef);
  return (
    <Prose>
      {mentionLinks(text, nameOf, ref => entityRoute(parseEntityRef(ref)))}
    </Prose>
  );
}
