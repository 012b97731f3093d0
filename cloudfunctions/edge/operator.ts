import type { Asked, Outcome } from './serve'

/** Lets only operators through. The first one is named by the environment variable `FIRST_OPERATOR`, an openid. */
export function byOperator<Request extends Asked<unknown>, Data>(
  run: (request: Request) => Promise<Outcome<Data>>,
): (request: Request) => Promise<Outcome<Data>> {
  return (request) => {
    const { openid } = request.caller
    const allowed = openid !== '' && openid === process.env.FIRST_OPERATOR
    return allowed ? run(request) : Promise.resolve({ ok: false, code: 'NOT_ALLOWED' })
  }
}
