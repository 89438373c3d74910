import { useEffect, useRef } from 'react';
import { useLanguage } from '../translations/useLanguage';

/** Pages and tabs are named once, while the portal starts: another language needs another start. */
export function ReloadOnLanguageChange() {
  const language = useLanguage();
  const before = useRef(language);
  useEffect(() => {
    if (before.current !== language) window.location.reload();
  }, [language]);
  return null;
}
