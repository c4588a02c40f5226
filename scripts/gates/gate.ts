/** What a gate found. No problems means that it passed. */
export interface GateReport {
  readonly gate: string;
  /** One line each; any of them turns the gate red. */
  readonly problems: readonly string[];
  /** What was looked at, with numbers, so that a pass for lack of something to read is seen. */
  readonly seen: readonly string[];
}
