import { setupWSConnection } from '@y/websocket-server/utils'
import { WebSocketServer } from 'ws'

// Its own program, but for the ws of today, and for an `error` listener without which one bad frame ends the process.
// With YPERSISTENCE set it keeps its documents in LevelDB there, else in memory.
const server = new WebSocketServer({ host: '127.0.0.1', port: Number(process.env.PORT), perMessageDeflate: false })
server.on('connection', (socket, request) => {
  socket.on('error', () => socket.terminate())
  setupWSConnection(socket, request)
})
