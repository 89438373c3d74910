import { useEntityPresentation } from '@backstage/plugin-catalog-react';
import { DefaultResultListItem } from '@backstage/plugin-search-react';
import type {
  SearchResultItemExtensionComponent,
  SearchResultItemExtensionPredicate,
} from '@backstage/plugin-search-react/alpha';
import { useCatalogWords } from './useCatalogWords';

type SearchResult = Parameters<SearchResultItemExtensionPredicate>[0];

export interface FoundItem {
  predicate?: SearchResultItemExtensionPredicate;
  component: SearchResultItemExtensionComponent;
}

interface FoundProps {
  result: SearchResult;
  items: FoundItem[];
}

/** What was found, as the plugin that knows it shows it, with names in place of what the index holds. */
export function Found(props: FoundProps) {
  const owner = textIn(props.result, 'owner');
  return owner ? <Owned {...props} owner={owner} /> : <Item {...props} />;
}

function Owned(props: FoundProps & { owner: string }) {
  const { owner, ...item } = props;
  const { primaryTitle } = useEntityPresentation(owner, {
    defaultKind: 'Group',
  });
  return <Item {...item} owner={primaryTitle} />;
}

function Item({ result, items, owner }: FoundProps & { owner?: string }) {
  const { kindWord, lifecycleWord, typeWord } = useCatalogWords();
  const { document, ...rest } = result;
  const Shown =
    items.find(({ predicate }) => predicate?.(result))?.component ??
    DefaultResultListItem;
  const kind = textIn(result, 'kind');
  const type = textIn(result, 'type');
  const lifecycle = textIn(result, 'lifecycle');
  const worded = {
    ...document,
    ...(kind && { kind: kindWord(kind) }),
    ...(type && { type: typeWord(type) }),
    ...(lifecycle && { lifecycle: lifecycleWord(lifecycle) }),
    ...(owner && { owner }),
  };
  return <Shown {...rest} result={worded} />;
}

function textIn({ document }: SearchResult, field: string) {
  const found = Object.entries(document).find(([name]) => name === field)?.[1];
  return typeof found === 'string' ? found : undefined;
}
