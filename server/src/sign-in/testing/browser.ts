import type { TestNode } from '../../testing/test-node.ts'

/** One browser as far as signing in goes: its cookies, and where it is led. */
export interface SignInBrowser {
  /** Presses the button: the provider's page. Where it is refused at once, the inbox's address. */
  press(workspace: string): Promise<URL>
  /** Goes to where the provider sends it: `ok`, or the code of the refusal. */
  come(back: URL): Promise<string>
  /** Who is signed in; null where nobody is. */
  me(): Promise<{ id: string; role: string; name: string } | null>
}

let browsers = 0

export function createSignInBrowser({ node }: Pick<TestNode, 'node'>): SignInBrowser {
  const cookies = new Map<string, string>()
  // At an address of its own: what is refused for its number is refused by address.
  const remoteAddress = `10.0.0.${(browsers += 1)}`
  async function get(url: string) {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const response = await node.app.inject({ method: 'GET', url, remoteAddress, headers: { cookie } })
    for (const line of [response.headers['set-cookie'] ?? []].flat()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      if (value === '') cookies.delete(name)
      else cookies.set(name, value)
    }
    return response
  }
  const ledTo = (location: string | undefined) => new URL(location ?? '/nowhere', 'http://localhost')
  return {
    async press(workspace) {
      return ledTo((await get(`/sign-in?workspace=${workspace}`)).headers.location)
    },
    async come(back) {
      const { statusCode, headers, body } = await get(back.pathname + back.search)
      if (statusCode !== 302) throw new Error(`${statusCode} ${body}`)
      const { pathname, hash } = ledTo(headers.location)
      return hash === '' && pathname === '/inbox/' ? 'ok' : hash.replace('#refused=', '')
    },
    async me() {
      const response = await get('/v1/me')
      return response.statusCode === 200 ? response.json().agent : null
    },
  }
}
