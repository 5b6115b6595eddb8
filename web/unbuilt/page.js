// Runs the query in place. Without this script the form still opens the answer.
const form = document.getElementById('form')
const query = document.getElementById('query')
const status = document.getElementById('status')
const answer = document.getElementById('answer')
const examples = document.getElementById('examples')

async function run() {
  status.textContent = 'Running …'
  const started = performance.now()
  try {
    const response = await fetch(form.action, {
      method: 'POST',
      headers: {'Content-Type': 'application/json', Accept: 'application/json'},
      body: JSON.stringify({query: query.value}),
    })
    const result = await response.json()
    answer.textContent = JSON.stringify(result, null, 2)
    answer.hidden = false
    const problems = result.errors ? `, errors: ${result.errors.length}` : ''
    status.textContent = `Answered in ${Math.round(performance.now() - started)} ms${problems}.`
  } catch (cause) {
    answer.hidden = true
    status.textContent = `There was no answer (${cause.message}). Is the server still running?`
  }
}

form.addEventListener('submit', event => {
  event.preventDefault()
  run()
})

query.addEventListener('keydown', event => {
  if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
    event.preventDefault()
    run()
  }
})

examples.hidden = false
examples.addEventListener('click', event => {
  const text = event.target.dataset.query
  if (text === undefined) return
  query.value = text
  query.focus()
})
