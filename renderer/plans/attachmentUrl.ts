/** Where an attachment's bytes can be read. */
export function attachmentUrl(sha256: string): string {
  return `app://youbei/attachments/${sha256}`
}
