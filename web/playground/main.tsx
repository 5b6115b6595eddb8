// The playground: GraphiQL on this server's API, with nothing from elsewhere.
import 'graphiql/setup-workers/vite'
import 'graphiql/style.css'
import './playground.css'

import {createGraphiQLFetcher} from '@graphiql/toolkit'
import {GraphiQL} from 'graphiql'
import {createRoot} from 'react-dom/client'

import bestConnected from './queries/best-connected.graphql?raw'
import didNotHappen from './queries/did-not-happen.graphql?raw'
import paths from './queries/paths.graphql?raw'
import whoMetWhom from './queries/who-met-whom.graphql?raw'

const api = new URL('/graphql', location.href)
const socket = new URL(api)
socket.protocol = api.protocol === 'https:' ? 'wss:' : 'ws:'

const fetcher = createGraphiQLFetcher({url: api.href, subscriptionUrl: socket.href})

const examples = [
  {query: whoMetWhom},
  {query: didNotHappen},
  {query: paths, variables: JSON.stringify({from: 'Leyla Osman', to: 'Jonas Lindqvist'}, null, 2)},
  {query: bestConnected},
]

createRoot(document.getElementById('playground')!).render(
  <GraphiQL fetcher={fetcher} defaultTabs={examples} defaultEditorToolsVisibility={false}>
    <GraphiQL.Logo>
      <a className="brand" href="/playground">Parley</a>
    </GraphiQL.Logo>
  </GraphiQL>,
)
