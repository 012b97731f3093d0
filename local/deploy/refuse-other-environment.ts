const FILE = 'miniprogram/services/environment.ts'

/** Throws unless the mini program that is to be uploaded asks the environment that is deployed to: a brand that has a second
 *  one would else have its members ask the wrong one. `asked` is what the file says. */
export function refuseOtherEnvironment({ asked, envId }: { readonly asked: string; readonly envId: string }): void {
  if (asked === envId) return
  const now = asked === '' ? 'WeChat’s default' : asked
  throw new Error(
    `The mini program asks ${now}, not ${envId}: write ENVIRONMENT = '${envId}' into ${FILE}, then upload it`,
  )
}
