// A kernel that says what it is as often as its first argument says, and then sends signed frames that are no JSON.
import { createHmac } from "node:crypto";
import { readFileSync } from "node:fs";
import { Publisher, Router } from "zeromq";

const [when, file] = process.argv.slice(2);
const { key, shell_port, iopub_port } = JSON.parse(readFileSync(file, "utf8"));

function framesOf(type, parent, text) {
  const parts = [JSON.stringify({ msg_type: type }), parent, "{}", text];
  return ["<IDS|MSG>", createHmac("sha256", key).update(parts.join("")).digest("hex"), ...parts];
}

async function serve() {
  const shell = new Router();
  const iopub = new Publisher();
  await shell.bind(`tcp://127.0.0.1:${shell_port}`);
  await iopub.bind(`tcp://127.0.0.1:${iopub_port}`);
  for await (const [identity, , , header] of shell) {
    const isInfo = JSON.parse(header).msg_type === "kernel_info_request";
    await iopub.send(framesOf("status", header, "{}"));
    const text = isInfo && when === "1" ? '{"language_info":{}}' : "{not JSON";
    await shell.send([identity, ...framesOf("kernel_info_reply", header, text)]);
  }
}
serve();
