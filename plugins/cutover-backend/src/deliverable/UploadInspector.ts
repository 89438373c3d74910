import { createHash } from 'node:crypto';
import { InputError } from '@backstage/errors';
import {
  because,
  fileKind,
  inputErrorOf,
  type DeliverableFile,
} from '@backstage-cutover/plugin-cutover-common';
import { sniff, SNIFFED } from './sniff';

/** What is taken. */
export interface FileLimits {
  /** Bytes. */
  maxSize: number;
  /** Media types. */
  types: string[];
}

/** An upload as it comes in. */
export interface Upload {
  name: string;
  content: AsyncIterable<Buffer>;
  /** Bytes that the sender promised. */
  announced?: number;
}

/** Counts, hashes and recognises what passes through, and stops it where it is not taken. */
export class UploadInspector {
  readonly #hash = createHash('sha256');
  #first = Buffer.alloc(0);
  #size = 0;
  #kind?: { name: string; mediaType: string };

  constructor(
    private readonly upload: Upload,
    private readonly limits: FileLimits,
  ) {
    // Nobody has to send what is announced to be too much.
    this.#assertSize(upload.announced ?? 0);
  }

  async *content(): AsyncGenerator<Buffer> {
    for await (const chunk of this.upload.content) {
      this.#size += chunk.length;
      this.#assertSize(this.#size);
      this.#hash.update(chunk);
      this.#look(chunk);
      yield chunk;
    }
    this.#atEnd();
  }

  /** After the end. */
  found(): Pick<DeliverableFile, 'name' | 'mediaType' | 'size' | 'sha256'> {
    const kind = this.#recognise();
    return { ...kind, size: this.#size, sha256: this.#hash.digest('hex') };
  }

  #look(chunk: Buffer) {
    if (this.#first.length >= SNIFFED) return;
    this.#first = Buffer.concat([this.#first, chunk]).subarray(0, SNIFFED);
    if (this.#first.length === SNIFFED) this.#recognise();
  }

  #atEnd() {
    const { announced } = this.upload;
    if (this.#size === 0) throw refused('file.empty', 'This file is empty');
    if (announced !== undefined && this.#size !== announced) {
      throw refused(
        'file.cut-off',
        'The upload broke off before its end; send the file again',
      );
    }
    this.#recognise();
  }

  #recognise() {
    if (this.#kind) return this.#kind;
    const { name } = this.upload;
    const found = fileKind({ name, ...sniff(this.#first) }, this.limits.types);
    if ('fault' in found) throw inputErrorOf([found.fault]);
    this.#kind = found;
    return found;
  }

  #assertSize(bytes: number) {
    const { maxSize } = this.limits;
    if (bytes <= maxSize) return;
    const limit = sizeWords(maxSize);
    throw because(
      new InputError(
        `Files of up to ${limit} are taken; make it smaller, or link to where it lies`,
      ),
      'file.too-large',
      { statusCode: 413, max: maxSize, limit },
    );
  }
}

/** The same in every language. */
function sizeWords(bytes: number): string {
  const mebibytes = bytes / 1024 / 1024;
  return mebibytes < 1
    ? `${Math.floor(bytes / 1024)} KiB`
    : `${Math.floor(mebibytes * 10) / 10} MiB`;
}

function refused(reason: string, message: string) {
  return because(new InputError(message), reason);
}
