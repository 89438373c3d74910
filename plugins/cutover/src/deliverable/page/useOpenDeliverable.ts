import { useCallback } from 'react';
import { useLocation, useNavigate } from 'react-router-dom';

const PARAM = 'deliverable';

export interface OpenDeliverable {
  /** The one named in the address. */
  id?: string;
  open(id: string): void;
  close(): void;
}

/** The address with a deliverable open in it, or none. */
export function withDeliverable(search: string, id?: string): string {
  const params = new URLSearchParams(search);
  if (id) params.set(PARAM, id);
  else params.delete(PARAM);
  const text = params.toString();
  return text && `?${text}`;
}

/** Which deliverable is open beside the list: the address says so, so that a link or the way back leads to it. */
export function useOpenDeliverable(): OpenDeliverable {
  const { search, hash } = useLocation();
  const navigate = useNavigate();
  const id = new URLSearchParams(search).get(PARAM) ?? undefined;
  return {
    id,
    open: useCallback(
      next => navigate({ search: withDeliverable(search, next), hash }),
      [navigate, search, hash],
    ),
    close: useCallback(
      () =>
        navigate({ search: withDeliverable(search), hash }, { replace: true }),
      [navigate, search, hash],
    ),
  };
}

/** The element that opens a deliverable, to which the focus returns. */
export const openerId = (deliverable: string) =>
  `open-deliverable-${deliverable}`;
