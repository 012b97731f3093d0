/** Longer than the deadline of any fact, so that what a test waited for is what it complains about. */
jest.setTimeout(60_000)
