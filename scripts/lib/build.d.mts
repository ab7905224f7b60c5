/** Builds `out/` when a source changed since the last build; answers whether it was built now. */
export function buildIfChanged(options?: { force?: boolean }): Promise<boolean>
