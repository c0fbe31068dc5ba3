/** As much of `smpp` as we use; it brings no types. */
declare module 'smpp' {
  import type { EventEmitter } from 'node:events'
  import type { Socket } from 'node:net'

  export type ShortMessage = string | Buffer | { message: string | Buffer; udh?: Buffer | Buffer[] }
  export type Pdu = {
    command: string
    command_status: number
    sequence_number: number
    system_id?: string
    password?: string
    message_id?: string
    source_addr?: string
    source_addr_ton?: number
    destination_addr?: string
    esm_class?: number
    data_coding?: number
    registered_delivery?: number
    short_message?: ShortMessage
    message_payload?: ShortMessage
    receipted_message_id?: string
    message_state?: number
    user_message_reference?: number
    response(options?: object): Pdu
  }
  export class Session extends EventEmitter {
    socket: Socket
    bind_transceiver(options: object, answer: (pdu: Pdu) => void): boolean
    submit_sm(options: object, answer: (pdu: Pdu) => void): boolean
    deliver_sm(options: object, answer?: (pdu: Pdu) => void): boolean
    enquire_link(options: object, answer: (pdu: Pdu) => void): boolean
    unbind(answer?: (pdu: Pdu) => void): boolean
    send(pdu: Pdu): boolean
    close(done?: () => void): void
    destroy(done?: () => void): void
  }
  export type Server = import('node:net').Server & { sessions: Session[] }
  const smpp: {
    connect(options: object, connected?: () => void): Session
    createServer(listener: (session: Session) => void): Server
  }
  export default smpp
}
