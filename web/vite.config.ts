import {defineConfig} from 'vite'

// One page a folder: the server finds it as dist/FOLDER/index.html and serves
// all the rest from dist/assets, under names that carry a hash.
export default defineConfig({
  build: {
    rolldownOptions: {
      input: {playground: 'playground/index.html'},
      onwarn(warning, warn) {
        // "use client" speaks to servers that render React; here is none.
        if (warning.code !== 'MODULE_LEVEL_DIRECTIVE') warn(warning)
      },
    },
    // Monaco, the editor inside GraphiQL, is one piece of 3 MB.
    chunkSizeWarningLimit: 4096,
  },
  worker: {format: 'es'},
})
