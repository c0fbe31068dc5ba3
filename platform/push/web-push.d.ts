/** As much of `web-push` as we use; it brings no types. */
declare module 'web-push' {
  type Details = {
    vapidDetails: { subject: string; publicKey: string; privateKey: string }
    TTL: number
    urgency: string
    contentEncoding: string
  }
  const webPush: {
    generateRequestDetails(
      subscription: { endpoint: string; keys: { p256dh: string; auth: string } },
      payload: string,
      options: Details,
    ): { headers: Record<string, string>; body: Buffer | null }
  }
  export default webPush
}
