import { createHmac, randomUUID } from "node:crypto";

/** A message of the Jupyter protocol, version 5.3. */
export interface Message {
  readonly header: Header;
  /** Header of the request that it answers; empty for a request. */
  readonly parent: Partial<Header>;
  readonly content: Readonly<Record<string, unknown>>;
}

export interface Header {
  readonly msg_id: string;
  readonly msg_type: string;
  readonly session: string;
  readonly username: string;
  readonly date: string;
  readonly version: string;
}

const DELIMITER = Buffer.from("<IDS|MSG>");

/** A new request. */
export function request(session: string, type: string, content: Message["content"]): Message {
  const date = new Date().toISOString();
  return {
    header: { msg_id: randomUUID(), msg_type: type, session, username: "ridgelab", date, version: "5.3" },
    parent: {},
    content,
  };
}

/** A message as the frames of the wire protocol, signed by HMAC-SHA-256 under the connection's key. */
export function toFrames(message: Message, key: string): Buffer[] {
  const parts = [message.header, message.parent, {}, message.content].map((part) => Buffer.from(JSON.stringify(part)));
  return [DELIMITER, Buffer.from(sign(parts, key)), ...parts];
}

/** The message in the frames; undefined where they hold none or its signature is not the key's. */
export function fromFrames(frames: readonly Buffer[], key: string): Message | undefined {
  const at = frames.findIndex((frame) => frame.equals(DELIMITER));
  const [signature, ...parts] = frames.slice(at + 1);
  if (at < 0 || !signature || parts.length < 4 || signature.toString() !== sign(parts, key)) return undefined;
  const [header, parent, , content] = parts.map((part) => JSON.parse(part.toString()) as unknown);
  return { header, parent, content } as Message;
}

function sign(parts: readonly Buffer[], key: string): string {
  const hash = createHmac("sha256", key);
  for (const part of parts) hash.update(part);
  return hash.digest("hex");
}
