/** The id of the CloudBase environment that the mini program asks; '' leaves it to WeChat, whose default is the one that was
 *  created first, and is how it asks the local cloud. */
export const ENVIRONMENT: string = ''
