// The pages in a real browser, on the real program with the example documents.
// CHROMIUM names the browser; Debian has it at /usr/bin/chromium.
import assert from 'node:assert/strict'
import {execFileSync, spawn} from 'node:child_process'
import {existsSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join, resolve} from 'node:path'
import {after, before, describe, it} from 'node:test'

import {chromium} from 'playwright-core'

const repository = resolve(import.meta.dirname, '../..')
const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium'
const missing = !existsSync(executablePath) && `no browser at ${executablePath}: install Debian's chromium or set CHROMIUM`
if (missing && process.env.CI) throw new Error(missing)

const patience = 30_000

// serve builds the program, with some files of the tree left out, and serves
// the examples from memory until stop is called.
async function serve(folder, without = []) {
  const overlay = join(folder, 'overlay.json')
  const program = join(folder, 'parley')
  writeFileSync(overlay, JSON.stringify({Replace: Object.fromEntries(without.map(name => [join(repository, name), '']))}))
  execFileSync('go', ['build', '-overlay', overlay, '-o', program, '.'], {cwd: repository, stdio: 'inherit'})
  const child = spawn(program, ['serve', '--store', 'memory', '--addr', '127.0.0.1:0', 'examples'], {cwd: repository})
  const exited = new Promise(resolve => child.on('exit', resolve))
  let printed = ''
  const origin = await new Promise((resolve, reject) => {
    const look = data => {
      printed += data
      const found = printed.match(/(http:\/\/127\.0\.0\.1:\d+)\/playground/)
      if (found) resolve(found[1])
    }
    child.stdout.on('data', look)
    child.stderr.on('data', look)
    exited.then(code => reject(new Error(`the server ended with ${code}:\n${printed}`)))
  })
  return {
    origin,
    async stop() {
      child.kill()
      await exited
    },
  }
}

// open opens a page and notes what it must not do.
async function open(browser, url, options = {}) {
  const context = await browser.newContext({viewport: {width: 1280, height: 800}, ...options})
  const page = await context.newPage()
  const wrong = []
  page.on('request', request => {
    const {origin, protocol} = new URL(request.url())
    if (origin !== new URL(url).origin && protocol !== 'data:') wrong.push(`request to ${request.url()}`)
  })
  page.on('pageerror', error => wrong.push(`error ${error}`))
  page.on('console', message => {
    if (message.type() === 'error') wrong.push(`console ${message.text()}`)
  })
  await page.goto(url)
  return {page, wrong, close: () => context.close()}
}

// run presses the run button until an answer is there: a press before the
// editors are ready is lost.
async function run(page, answer) {
  const end = Date.now() + patience
  for (;;) {
    await page.getByRole('button', {name: /execute query/i}).click()
    try {
      await answer.waitFor({timeout: 2_000})
      return
    } catch (error) {
      if (Date.now() > end) throw error
    }
  }
}

describe('the pages', {skip: missing}, () => {
  let browser, folder
  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'parley-pages-'))
    browser = await chromium.launch({
      executablePath,
      args: ['--no-sandbox', '--headless', '--disable-gpu', '--disable-background-networking',
        '--disable-component-update', '--disable-sync', '--no-first-run'],
    })
  })
  after(async () => {
    await browser?.close()
    if (folder) rmSync(folder, {recursive: true})
  })

  describe('the playground', () => {
    let server
    before(async () => {
      server = await serve(folder)
    })
    after(() => server?.stop())

    it('opens with a query that answers, and asks nobody else', async () => {
      const {page, wrong, close} = await open(browser, `${server.origin}/playground`)
      await page.getByRole('tab', {name: 'WhoMetWhom'}).waitFor({timeout: patience})
      const response = page.locator('.result-window')
      await run(page, response.getByText('totalCount'))
      await response.getByText('quote').first().waitFor({timeout: patience})
      assert.doesNotMatch(await response.innerText(), /"errors"/)
      assert.deepEqual(wrong, [])
      await close()
    })

    it('shows the documentation of the schema', async () => {
      const {page, wrong, close} = await open(browser, `${server.origin}/playground`)
      await page.getByRole('button', {name: /show documentation explorer/i}).click({timeout: patience})
      await page.getByRole('link', {name: 'Query', exact: true}).or(page.getByText('Query', {exact: true})).first().click({timeout: patience})
      await page.getByText('What the graph holds, in numbers.').waitFor({timeout: patience})
      assert.deepEqual(wrong, [])
      await close()
    })

    it('may open a WebSocket to the API, and to nowhere else', async () => {
      const {page, close} = await open(browser, `${server.origin}/playground`)
      const connect = url => page.evaluate(url => new Promise(resolve => {
        document.addEventListener('securitypolicyviolation', () => resolve('forbidden'))
        const socket = new WebSocket(url, 'graphql-transport-ws')
        socket.onopen = () => resolve('open')
        socket.onerror = () => setTimeout(() => resolve('failed'), 500)
      }), url)
      const api = server.origin.replace('http:', 'ws:') + '/graphql'
      assert.equal(await connect(api), 'open')
      assert.equal(await connect('ws://127.0.0.2:9/graphql'), 'forbidden')
      await close()
    })
  })

  describe('the page of a program that was built without Node', () => {
    let server
    before(async () => {
      server = await serve(folder, ['web/dist/playground/index.html'])
    })
    after(() => server?.stop())

    it('answers a query in place, by button and by keyboard', async () => {
      const {page, wrong, close} = await open(browser, `${server.origin}/playground`)
      await page.getByText('make web').waitFor()
      await page.getByRole('button', {name: 'Run query'}).click()
      const answer = page.getByRole('region', {name: 'Answer'})
      await answer.getByText('totalCount').waitFor({timeout: patience})
      await page.getByRole('button', {name: 'who is best connected'}).click()
      assert.match(await page.getByLabel('GraphQL query').inputValue(), /BestConnected/)
      await page.keyboard.press('Control+Enter')
      await answer.getByText('neighbors').first().waitFor({timeout: patience})
      assert.deepEqual(wrong, [])
      await close()
    })

    it('answers without scripts', async () => {
      const {page, close} = await open(browser, `${server.origin}/playground`, {javaScriptEnabled: false})
      await page.getByRole('button', {name: 'Run query'}).click()
      await page.waitForURL('**/graphql?query=*', {timeout: patience})
      assert.match(await page.locator('body').innerText(), /"totalCount"/)
      await close()
    })
  })
})
