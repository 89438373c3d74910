import { createExtensionPoint } from '@backstage/backend-plugin-api';

/** Where the contents of files lie. All replicas have to see the same. */
export interface FileStorage {
  /** Keeps the chunks under the id, in their order; whatever is there after a failure is removed by `remove`. */
  write(id: string, chunks: AsyncIterable<Buffer>): Promise<void>;
  /** The content in chunks. Fails where there is none. */
  read(id: string): AsyncIterable<Buffer>;
  /** Also of what was never there, or only in part. */
  remove(id: string): Promise<void>;
}

export interface CutoverFilesExtensionPoint {
  /** Takes the place of the database, in which files lie otherwise. May be set once. */
  setStorage(storage: FileStorage): void;
}

/** For a module that keeps files in object storage. */
export const cutoverFilesExtensionPoint =
  createExtensionPoint<CutoverFilesExtensionPoint>({ id: 'cutover.files' });
