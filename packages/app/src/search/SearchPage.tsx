import type { ComponentType } from 'react';
import {
  CatalogIcon,
  Content,
  useSidebarPinState,
} from '@backstage/core-components';
import { configApiRef, useApi } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { Router, SearchType } from '@backstage/plugin-search';
import {
  SearchBar,
  SearchFilter,
  SearchPagination,
  SearchResult,
  SearchResultPager,
} from '@backstage/plugin-search-react';
import type {
  SearchFilterExtensionComponent,
  SearchFilterResultTypeBlueprintParams,
} from '@backstage/plugin-search-react/alpha';
import Grid from '@material-ui/core/Grid';
import Paper from '@material-ui/core/Paper';
import { makeStyles } from '@material-ui/core/styles';
import { Route, Routes } from 'react-router-dom';
import { portalTranslationRef } from '../translations/portal';
import { Found, type FoundItem } from './Found';
import { useCatalogWords } from './useCatalogWords';

const useStyles = makeStyles(theme => ({
  filters: {
    padding: theme.spacing(2),
    marginTop: theme.spacing(2),
  },
  filter: { '& + &': { marginTop: theme.spacing(2.5) } },
}));

export interface SearchPageProps {
  /** How plugins show what they have put into the index. */
  items: FoundItem[];
  resultTypes: SearchFilterResultTypeBlueprintParams[];
  filters: SearchFilterExtensionComponent[];
}

/** What is searched for stands in the URL. */
export function SearchPage(props: SearchPageProps) {
  return (
    <Routes>
      <Route element={<Router />}>
        <Route path="*" element={<Search {...props} />} />
      </Route>
    </Routes>
  );
}

function Search({ items, resultTypes, filters }: SearchPageProps) {
  const { isMobile } = useSidebarPinState();
  return (
    <Content>
      <Grid container direction="row">
        <Grid item xs={12}>
          <SearchBar debounceTime={100} />
        </Grid>
        {!isMobile && (
          <Grid item xs={4} md={3}>
            <ResultTypes resultTypes={resultTypes} />
            <Filters filters={filters} />
          </Grid>
        )}
        <Grid item xs>
          <SearchPagination />
          <SearchResult>
            {({ results }) => (
              <>
                {results.map((result, index) => (
                  <Found key={index} result={result} items={items} />
                ))}
              </>
            )}
          </SearchResult>
          <SearchResultPager />
        </Grid>
      </Grid>
    </Content>
  );
}

function ResultTypes({ resultTypes }: Pick<SearchPageProps, 'resultTypes'>) {
  const config = useApi(configApiRef);
  const { t } = useTranslationRef(portalTranslationRef);
  return (
    <SearchType.Accordion
      name={t('search.resultType')}
      defaultValue={config.getOptionalString('search.defaultType')}
      showCounts
      types={[
        {
          value: 'software-catalog',
          name: t('search.catalog'),
          icon: <CatalogIcon />,
        },
        ...resultTypes,
      ]}
    />
  );
}

function Filters({ filters }: Pick<SearchPageProps, 'filters'>) {
  const catalog = useApi(catalogApiRef);
  const { t } = useTranslationRef(portalTranslationRef);
  const { kindWord, lifecycleWord } = useCatalogWords();
  const classes = useStyles();
  /** Every value that entities of the catalog have there. */
  const valuesOf =
    (facet: string, wordFor: (value: string) => string) => async () => {
      const { facets } = await catalog.getEntityFacets({ facets: [facet] });
      return (facets[facet] ?? [])
        .map(({ value }) => ({ value, label: wordFor(value) }))
        .sort((a, b) => a.label.localeCompare(b.label));
    };
  return (
    <Paper className={classes.filters}>
      <SearchFilter.Select
        className={classes.filter}
        label={t('search.kind')}
        name="kind"
        values={valuesOf('kind', kindWord)}
      />
      <SearchFilter.Checkbox
        className={classes.filter}
        label={t('search.lifecycle')}
        name="lifecycle"
        values={valuesOf('spec.lifecycle', lifecycleWord)}
      />
      {filters.map((Filter: ComponentType<{ className: string }>, index) => (
        <Filter key={index} className={classes.filter} />
      ))}
    </Paper>
  );
}
