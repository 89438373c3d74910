export interface Config {
  cutover?: {
    files?: {
      /** The most that a file may have, in MiB; 20 without it. */
      maxSizeMiB?: number;
      /**
       * Which media types of those that are known by their content are taken, such as `application/pdf`; all without it:
       * PDF, office documents, images (but SVG, which can hold scripts), text, CSV, JSON, XML, YAML and ZIP. The content has
       * to be what the ending of the name says.
       */
      types?: string[];
    };
    gates?: {
      /**
       * How many seconds a gate's check may take that another module adds or that asks the catalog: above 0 and at most
       * 60; 5 without it. A check that takes longer is unknown, and holds its gate closed.
       */
      checkSeconds?: number;
      /**
       * For how many seconds the page of a gate shows what such a check answered before it is asked again: 0 to 3600; 30
       * without it. Each backend remembers for itself. Submissions and decisions always ask anew.
       */
      checksKeptSeconds?: number;
    };
    samples?: {
      /**
       * A YAML file with cutovers that are made once, after the first start, as if the people named in it had
       * started them. The path is relative to the folder that the backend is started in. Without it none are made.
       *
       * The file holds a list. Each item has
       * - `key`: names the sample; a key is made once, whatever happens to its cutover later,
       * - `createdBy`: ref of the user who starts it,
       * - `createdAgo`: ISO 8601 duration since then, such as `P4W`; everything below may be a while ago as well, by
       *   its `ago`, and the history says so,
       * - `startsIn`: ISO 8601 duration from today to the day of the window, such as `P3W`,
       * - `at`: when the window begins on that day, `HH:mm` in `timeZone`,
       * - `lasts`: ISO 8601 duration of the window, such as `PT6H`,
       * - `timeZone`: IANA name, such as `Europe/Berlin`,
       * - `input`: what the API takes to start a cutover (`template`, `title`, `owner`, `targets`, `team`, `goals`,
       *   `scope`, `intake`, ...), but for the window,
       * - `completePhases`: in their order, phases that are completed, with all of their activities: `phase`, `by`
       *   (ref of a user who leads the team), `comment` and `ago`,
       * - `activities`: in their order, what is done about activities of the phase in progress: `activity` (its id in
       *   the template), `by`, `ago`, and of `status` (`in-progress`, `done` or `not-applicable`), `reason`,
       *   `assignees` and `forecastIn` (from today to the forecast end) what changes,
       * - `documents`: in their order, what is written on documents: `document` (its id in the template), `by`, `ago`,
       *   `data`, in which `{ $in: P3W }` is the day so far from today, and the `note` of what is handed in; without it a
       *   draft is saved,
       * - `comments`: on these: `document`, `by`, `ago`, `text`, `path`, `dimension`, `answers` (`by`, `ago` and `text` of
       *   each) and `resolved` (`by` and `ago`, with the last answer),
       * - `risks`: each with `by`, `ago` and `input`, what the API takes to add a risk (`standard` for one of the
       *   template), and in `then` what was done about it: `by`, `ago`, `act` (`assess`, `respond`, `report`,
       *   `ask-acceptance`, `decide-acceptance`, `occur` or `close`), the `body` that the API takes for that, with days as
       *   in documents, and for `report` which `measure`, counted from 1,
       * - `training`: in their order, what was done about courses, each with `act`, `course` (its id), `by` and `ago`:
       *   `plan` and `assign` with the `body` that the API takes; `session` with `startsIn`, `at` and `lasts` as above, the
       *   rest of what the API takes as `body`, and who `signUps`, who `attended` and who was `absent`; `read` with
       *   `units` (all without it); `sit` with `assessment`, how many of the questions are answered `wrong`, and how long
       *   it `takes`; `assess` with `assessment` and `body`; `answer` with `assessment` and `answers`,
       * - `dismissRisks`: `by`, `ago` and `reason`, for what the template proposes beside these,
       * - `cancel`: `by` and `reason`, for a sample that was given up.
       */
      file?: string;
    };
  };
}
