import { afterEach, expect, test } from 'vitest'
import { eachDatabase } from '../testing/databases.ts'
import { createTestNode, type TestNode } from '../testing/test-node.ts'

eachDatabase((_name, open) => {
  let it: TestNode
  afterEach(() => it.stop())

  test('who changed an article or a playbook is in the audit; what was refused or changed nothing is not', async () => {
    it = await createTestNode((await open()).db)
    const yaml = 'title: One\nwhen:\n  examples: [something]\nsteps:\n  - id: one\n    say: Hello\n'
    const article = { title: 'Restart', locale: 'en', body: 'Hold the button.', tags: [] }
    expect((await it.call('PUT', '/v1/articles/restart', article)).status).toBe(200)
    expect((await it.call('PUT', '/v1/playbooks/one', { yaml })).status).toBe(200)
    expect((await it.call('PUT', '/v1/playbooks/two', { yaml: 'title: Two' })).status).toBe(422)
    expect((await it.call('DELETE', '/v1/articles/restart')).status).toBe(204)
    expect((await it.call('DELETE', '/v1/articles/restart')).status).toBe(404)
    expect((await it.call('DELETE', '/v1/playbooks/one')).status).toBe(204)
    const entries = await it.db.scoped<{ action: string; target: string; actor_kind: string; id: string }>(
      it.workspace,
      `select a.action, a.target, a.actor_kind, k.name as who from baton.audit a
        left join baton.api_keys k on k.workspace_id = a.workspace_id and k.id = a.actor_id
        where a.workspace_id = $1 and (a.action like 'article.%' or a.action like 'playbook.%') order by a.id`,
      [it.workspace],
    )
    const key = { actor_kind: 'key', who: 'test' }
    expect(entries).toEqual([
      { action: 'article.saved', target: 'restart', ...key },
      { action: 'playbook.saved', target: 'one', ...key },
      { action: 'article.removed', target: 'restart', ...key },
      { action: 'playbook.removed', target: 'one', ...key },
    ])
  })
})
