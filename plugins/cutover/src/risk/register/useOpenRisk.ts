import { useCallback } from 'react';
import { useLocation, useNavigate } from 'react-router-dom';

/** In place of an id: a risk that is being added. */
export const NEW_RISK = 'new';

export interface OpenRisk {
  /** The risk named in the address, or `new`. */
  id?: string;
  /** The cutover named beside it, where the page is not a cutover's. */
  cutover?: string;
  open(id: string, of?: string): void;
  close(): void;
}

/** Which risk is open beside the list: the address says so, so that a link or the way back leads to it. */
export function useOpenRisk(): OpenRisk {
  const { search, hash } = useLocation();
  const navigate = useNavigate();
  const params = new URLSearchParams(search);
  return {
    id: params.get('risk') ?? undefined,
    cutover: params.get('cutover') ?? undefined,
    open: useCallback(
      (id, of) => navigate({ search: withRisk(search, id, of), hash }),
      [navigate, search, hash],
    ),
    close: useCallback(
      () => navigate({ search: withRisk(search), hash }, { replace: true }),
      [navigate, search, hash],
    ),
  };
}

/** The address with a risk open in it, or none. */
export function withRisk(search: string, id?: string, of?: string): string {
  const params = new URLSearchParams(search);
  for (const [key, value] of [
    ['risk', id],
    ['cutover', of],
  ] as const) {
    if (value) params.set(key, value);
    else params.delete(key);
  }
  const text = params.toString();
  return text && `?${text}`;
}

/** The element that opens a risk, to which the focus returns. */
export const openerId = (risk: string) => `open-risk-${risk}`;
