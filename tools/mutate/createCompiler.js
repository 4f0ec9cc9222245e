import { readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";

/**
 * The compiler over a folder with a tsconfig.json, kept warm: after a change only what depends on it is checked and written again.
 *
 * @returns a function that compiles, told which files changed since the last time, and gives the errors as text
 */
export function createCompiler(folder) {
  const stop = (diagnostic) => {
    throw new Error(ts.flattenDiagnosticMessageText(diagnostic.messageText, "\n"));
  };
  const host = { ...ts.sys, onUnRecoverableConfigFileDiagnostic: stop };
  const config = ts.getParsedCommandLineOfConfigFile(join(folder, "tsconfig.json"), {}, host);
  const options = { ...config.options, incremental: false, tsBuildInfoFile: undefined };
  const files = ts.createCompilerHost(options);
  const sources = new Map();
  const getSourceFile = (path, languageVersion) => {
    if (!sources.has(path)) {
      const text = ts.sys.readFile(path);
      const source = text === undefined ? undefined : ts.createSourceFile(path, text, languageVersion, true);
      if (source) source.version = ts.sys.createHash(text);
      sources.set(path, source);
    }
    return sources.get(path);
  };
  let builder;

  return (changed) => {
    for (const file of changed) sources.delete(join(folder, file));
    builder = ts.createEmitAndSemanticDiagnosticsBuilderProgram(
      config.fileNames,
      options,
      { ...files, getSourceFile },
      builder,
      config.errors,
    );
    const errors = [...builder.getSyntacticDiagnostics(), ...builder.getSemanticDiagnostics()];
    builder.emit();
    return errors.map(({ file, start, messageText }) => {
      const line = file ? readFileSync(file.fileName, "utf8").slice(0, start).split("\n").length : 0;
      return `${file?.fileName}:${line} ${ts.flattenDiagnosticMessageText(messageText, "\n")}`;
    });
  };
}
