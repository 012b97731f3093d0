/** What a brand sets in the console of CloudBase for its functions, as it stands on a laptop. */
export function functionEnvironment(firstOperator: string | undefined): Record<string, string> {
  return {
    // The number of a merchant at WeChat Pay. The local pay house takes any.
    PAY_MERCHANT: '1900000109',
    ...(firstOperator === undefined ? {} : { FIRST_OPERATOR: firstOperator }),
  }
}
