export interface Config {
  cutover?: {
    files?: {
      /** The most that a file may have, in MiB; 20 without it. */
      maxSizeMiB?: number;
      /**
       * Media types that are taken, such as `application/pdf`; without it PDF, office documents, images (but SVG, which can
       * hold scripts), text, CSV, JSON, XML, YAML and ZIP. The content has to be what the ending of the name says.
       */
      types?: string[];
    };
    samples?: {
      /**
       * A YAML file with cutovers that are made once, after the first start, as if the people named in it had
       * started them. The path is relative to the folder that the backend is started in. Without it none are made.
       *
       * The file holds a list. Each item has
       * - `key`: names the sample; a key is made once, whatever happens to its cutover later,
       * - `createdBy`: ref of the user who starts it,
       * - `startsIn`: ISO 8601 duration from today to the day of the window, such as `P3W`,
       * - `at`: when the window begins on that day, `HH:mm` in `timeZone`,
       * - `lasts`: ISO 8601 duration of the window, such as `PT6H`,
       * - `timeZone`: IANA name, such as `Europe/Berlin`,
       * - `input`: what the API takes to start a cutover (`template`, `title`, `owner`, `targets`, `team`, `goals`,
       *   `scope`, `intake`, ...), but for the window,
       * - `completePhases`: in their order, phases that are completed at once: `phase`, `by` (ref of a user who
       *   leads the team) and `comment`,
       * - `cancel`: `by` and `reason`, for a sample that was given up.
       */
      file?: string;
    };
  };
}
