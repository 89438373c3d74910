/** Where a command writes; a test reads it. */
export interface Terminal {
  out(text: string): void;
  err(text: string): void;
}

/** Everything was right. */
export const FINE = 0;
/** Something that was checked is wrong. */
export const FAULTY = 1;
/** The command itself could not be carried out. */
export const FAILED = 2;
