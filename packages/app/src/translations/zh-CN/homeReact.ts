import { createTranslationMessages } from '@backstage/core-plugin-api/alpha';
import { homeReactTranslationRef } from '@backstage/plugin-home-react';

export default createTranslationMessages({
  ref: homeReactTranslationRef,
  full: true,
  messages: {
    'settingsModal.title': '设置',
    'settingsModal.closeButtonTitle': '关闭',
    'cardExtension.settingsButtonTitle': '设置',
  },
});
