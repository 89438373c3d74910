import type { PageLayoutProps } from '@backstage/frontend-plugin-api';
import { useTitles } from './titles';

type PageLayout = (props: PageLayoutProps) => JSX.Element | null;

/** The page header as it is, with page and tabs named in the reader's language. */
export function withTranslatedTitles(Layout: PageLayout): PageLayout {
  return function TranslatedPageLayout(props) {
    const titled = useTitles();
    return (
      <Layout
        {...props}
        title={props.title && titled(props.title)}
        tabs={props.tabs?.map(tab => ({ ...tab, label: titled(tab.label) }))}
      />
    );
  };
}
