import { useSearchParams } from 'react-router-dom';
import { Content, Header, Page } from '@backstage/core-components';
import { useWords } from '../words/useWords';
import { Portfolio } from './Portfolio';
import { filtersOf, paramsOf, type Filters } from './filters';

/** `/cutovers`: every cutover that the reader may see. */
export function CutoversPage() {
  const { t } = useWords();
  const [params, setParams] = useSearchParams();
  return (
    <Page themeId="tool">
      <Header
        title={t('lifecycle.cutovers')}
        subtitle={t('lifecycle.portfolio.subtitle')}
      />
      <Content>
        <Portfolio
          filters={filtersOf(params)}
          onChange={(filters: Filters) =>
            // Typing into a filter must not fill the browser's history.
            setParams(paramsOf(filters), { replace: true })
          }
        />
      </Content>
    </Page>
  );
}
