/**
 * The `cutover` command, for platform teams and auditors.
 *
 * @packageDocumentation
 */

export { main } from './main';
export type { Terminal } from './terminal';
