/** What a call throws, to be looked at; undefined when it throws nothing. */
export function faultOf(call: () => unknown): unknown {
  try {
    call();
  } catch (fault) {
    return fault;
  }
  return undefined;
}
