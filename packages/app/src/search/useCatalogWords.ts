import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { portalTranslationRef } from '../translations/portal';

/** Names of kinds, types and lifecycles in the reader's language; those that nobody here knows stay as they are. */
export function useCatalogWords() {
  const { t } = useTranslationRef(portalTranslationRef);
  return {
    kindWord(kind: string) {
      switch (kind.toLocaleLowerCase('en-US')) {
        case 'component':
          return t('search.kinds.component');
        case 'system':
          return t('search.kinds.system');
        case 'resource':
          return t('search.kinds.resource');
        case 'api':
          return t('search.kinds.api');
        case 'domain':
          return t('search.kinds.domain');
        case 'group':
          return t('search.kinds.group');
        case 'user':
          return t('search.kinds.user');
        case 'location':
          return t('search.kinds.location');
        case 'template':
          return t('search.kinds.template');
        case 'cutover':
          return t('search.kinds.cutover');
        case 'cutoverphase':
          return t('search.kinds.cutoverPhase');
        case 'cutovertemplate':
          return t('search.kinds.cutoverTemplate');
        default:
          return kind;
      }
    },
    typeWord(type: string) {
      switch (type) {
        case 'technology-upgrade':
        case 'market-expansion':
        case 'strategic-transformation':
        case 'business-restructuring':
          return t(`search.types.${type}`);
        // The index calls so what has no type.
        case 'other':
          return '';
        default:
          return type;
      }
    },
    lifecycleWord(lifecycle: string) {
      switch (lifecycle) {
        case 'experimental':
        case 'production':
        case 'deprecated':
          return t(`search.lifecycles.${lifecycle}`);
        default:
          return lifecycle;
      }
    },
  };
}
