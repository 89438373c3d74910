import SearchIcon from '@material-ui/icons/Search';
import {
  createExtensionInput,
  createFrontendModule,
  PageBlueprint,
} from '@backstage/frontend-plugin-api';
import searchPlugin from '@backstage/plugin-search/alpha';
import {
  SearchFilterBlueprint,
  SearchFilterResultTypeBlueprint,
  SearchResultListItemBlueprint,
} from '@backstage/plugin-search-react/alpha';

/** Takes the place of the stock page, whose filters speak English only; plugins add to it as they do to that one. */
const searchPage = PageBlueprint.makeWithOverrides({
  inputs: {
    items: createExtensionInput([SearchResultListItemBlueprint.dataRefs.item]),
    resultTypes: createExtensionInput([
      SearchFilterResultTypeBlueprint.dataRefs.resultType,
    ]),
    searchFilters: createExtensionInput([
      SearchFilterBlueprint.dataRefs.searchFilters,
    ]),
  },
  factory: (make, { inputs }) =>
    make({
      path: '/search',
      routeRef: searchPlugin.routes.root,
      title: 'Search',
      icon: <SearchIcon fontSize="inherit" />,
      loader: async () => {
        const { SearchPage } = await import('./SearchPage');
        return (
          <SearchPage
            items={inputs.items.map(item =>
              item.get(SearchResultListItemBlueprint.dataRefs.item),
            )}
            resultTypes={inputs.resultTypes.map(type =>
              type.get(SearchFilterResultTypeBlueprint.dataRefs.resultType),
            )}
            filters={inputs.searchFilters.map(
              filter =>
                filter.get(SearchFilterBlueprint.dataRefs.searchFilters)
                  .component,
            )}
          />
        );
      },
    }),
});

export const searchModule = createFrontendModule({
  pluginId: 'search',
  extensions: [searchPage],
});
