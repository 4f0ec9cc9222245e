import ts from "typescript";

/** Properties that hold words or layout: what is wrong there is for the eye, not for a test of numbers. */
const WORDS = /^(title|label|heading|notes?|caption|unit|summary|description|what|message|text)$/;
const LAYOUT = /^(width|height|aspect|decimals|margin|opacity|style|range|ticks|budget)$/;
/** Measured time and what only speed or room depends on. */
const TIME = /performance\.now|Date\.now|hrtime|milliseconds|elapsed|\b(ms|now)\b|seconds/;
const SPEED = /cache|memo(ry)?\b|chunk|scratch|threads|\bcores\b|bytes|checkpoint/i;
/** Calls that only tell how far something is. */
const TELLS = /^(console|reporter)\b|(^|\.)(progress|warn|onProgress)$/;
/** Functions whose first two arguments may change places. */
const SYMMETRIC =
  /(^|\.)(max|min|hypot|multiply|add|sum|dot|distance|equal|same|overlap|correlat\w*|cosine|\w*[sS]imilarity|\w*[dD]istance|compare)$/;

/** How often a search is tried again: one time more or less shows in no result. */
const REPEATS = /iterations|rounds|restarts|generations|\b(ants|tries|steps)\b/;

const { SyntaxKind: K } = ts;
const TURNED = new Map([
  [K.LessThanToken, ">="],
  [K.LessThanEqualsToken, ">"],
  [K.GreaterThanToken, "<="],
  [K.GreaterThanEqualsToken, "<"],
  [K.EqualsEqualsEqualsToken, "!=="],
  [K.ExclamationEqualsEqualsToken, "==="],
]);
const STRICT = new Map([
  [K.LessThanToken, "<="],
  [K.LessThanEqualsToken, "<"],
  [K.GreaterThanToken, ">="],
  [K.GreaterThanEqualsToken, ">"],
]);
const ARITHMETIC = new Map([
  [K.PlusToken, "-"],
  [K.MinusToken, "+"],
  [K.PlusEqualsToken, "-="],
  [K.MinusEqualsToken, "+="],
  [K.AsteriskToken, "/"],
  [K.SlashToken, "*"],
]);

/**
 * Every place of a source file where a small wrong change can be made, with the change: `{ kind, start, end, text }`, `text` to stand
 * for the characters from `start` to `end`; `was` is what the changed expression says now, `becomes` what it would say, `within` the names of the functions and
 * properties around it, the innermost first. Left out are words, layout, measured time, messages of errors, progress, branches for speed, and
 * changes that mostly change nothing: strictness where equality has no chance or no effect, loops that step by more than one.
 *
 * @param source a file of a program, so that `checker` knows its types
 */
export function sitesOf(source, checker) {
  const sites = [];
  const add = (kind, node, start, end, text) => {
    const was = node.getText(source);
    if (TIME.test(was) || SPEED.test(was)) return;
    const at = node.getStart(source);
    const becomes = was.slice(0, start - at) + text + was.slice(end - at);
    sites.push({ kind, start, end, text, was, becomes, within: namesAround(node, source) });
  };
  const replace = (kind, node, text) => add(kind, node, node.getStart(source), node.getEnd(), text);
  const textOf = (node) => node.getText(source);
  const is = (node, flag) => (checker.getTypeAtLocation(node).flags & flag) !== 0;
  const isNumber = (node) => is(node, ts.TypeFlags.NumberLike);
  const isBoolean = (node) =>
    is(node, ts.TypeFlags.BooleanLike) || (is(node, ts.TypeFlags.Union) && is(node, ts.TypeFlags.Boolean));

  const visit = (node) => {
    if (isLeftOut(node, source)) return;
    if (ts.isBinaryExpression(node)) binary(node);
    else if (ts.isForStatement(node)) loop(node);
    else if (ts.isCallExpression(node)) call(node);
    else if (ts.isPropertyAccessExpression(node)) lowHigh(node);
    else if (ts.isObjectLiteralExpression(node)) swapEnds(node);
    else if (ts.isPrefixUnaryExpression(node) && node.operator === K.MinusToken && !ts.isNumericLiteral(node.operand)) {
      replace("a minus sign dropped", node, textOf(node.operand));
    } else if (ts.isReturnStatement(node) && node.expression) answer(node.expression);
    else if (ts.isArrowFunction(node) && !ts.isBlock(node.body)) answer(node.body);
    ts.forEachChild(node, visit);
  };

  const binary = (node) => {
    const { left, right, operatorToken: operator } = node;
    const change = (kind, text) => add(kind, node, operator.getStart(source), operator.getEnd(), text);
    const inLoopHead = isLoopHead(node);
    if (TURNED.has(operator.kind) && !inLoopHead) change("a comparison turned", TURNED.get(operator.kind));
    if (STRICT.has(operator.kind) && !inLoopHead && !isTie(node, source)) {
      change("a comparison's strictness", STRICT.get(operator.kind));
    }
    if (ARITHMETIC.has(operator.kind) && isNumber(left) && isNumber(right)) {
      const isProduct = operator.kind === K.AsteriskToken || operator.kind === K.SlashToken;
      if (isProduct && ts.isBinaryExpression(node.parent) && textOf(node.parent.right) === "0") return;
      change("an arithmetic sign", ARITHMETIC.get(operator.kind));
      if (operator.kind === K.MinusToken && ![left, right].some(ts.isNumericLiteral) && !isSquared(node, source)) {
        replace("a difference turned", node, `${grouped(right, source)} - ${grouped(left, source)}`);
      }
      const plain = operator.kind === K.PlusToken || operator.kind === K.MinusToken;
      if (plain && textOf(right) === "1" && !ts.isNewExpression(node.parent)) replace("off by one", node, textOf(left));
    }
    const or = operator.kind === K.BarBarToken;
    if ((or || operator.kind === K.AmpersandAmpersandToken) && isBoolean(left) && isBoolean(right)) {
      const changed = [left, right].map((side) => logical(side, source)).join(or ? " && " : " || ");
      replace(or ? "&& for ||" : "|| for &&", node, isLogical(node.parent) ? `(${changed})` : changed);
    }
  };

  const loop = ({ initializer, condition, incrementor }) => {
    const unary = incrementor && (ts.isPostfixUnaryExpression(incrementor) || ts.isPrefixUnaryExpression(incrementor));
    if (!unary || !condition || !ts.isBinaryExpression(condition) || REPEATS.test(textOf(condition))) return;
    const [left, right] = [textOf(condition.left), grouped(condition.right, source)];
    const shorter = {
      "<": `${left} < ${right} - 1`,
      "<=": `${left} < ${right}`,
      ">": `${left} > ${right} + 1`,
      ">=": `${left} > ${right}`,
    };
    const text = shorter[textOf(condition.operatorToken)];
    if (text) replace("a loop's last round left out", condition, text);
    const first = initializer && ts.isVariableDeclarationList(initializer) ? initializer.declarations[0]?.initializer : undefined;
    if (first && textOf(first) === "0") replace("a loop's first round left out", first, "1");
  };

  const call = (node) => {
    const callee = textOf(node.expression);
    if (callee === "Math.max" || callee === "Math.min") {
      replace("Math.max and Math.min", node.expression, callee === "Math.max" ? "Math.min" : "Math.max");
    }
    const method = ts.isPropertyAccessExpression(node.expression) ? node.expression : undefined;
    // What is nought adds nothing where it is left in.
    if (method?.name.text === "filter" && node.arguments.length === 1 && !/^Boolean$|!== 0$/.test(textOf(node.arguments[0]))) {
      replace("a filter dropped", node, textOf(method.expression));
    }
    if ((method?.name.text === "slice" || method?.name.text === "subarray") && node.arguments[0] && isNumber(node.arguments[0])) {
      const from = node.arguments[0];
      replace("off by one", from, ts.isNumericLiteral(from) ? String(Number(from.text) + 1) : `${grouped(from, source)} + 1`);
    }
    if (SYMMETRIC.test(callee)) return;
    for (let i = 0; i + 1 < node.arguments.length; i++) {
      const [a, b] = [node.arguments[i], node.arguments[i + 1]];
      if (!isPlace(a) || !isPlace(b) || textOf(a) === textOf(b)) continue;
      const [s, t] = [checker.getTypeAtLocation(a), checker.getTypeAtLocation(b)];
      if (!checker.isTypeAssignableTo(s, t) || !checker.isTypeAssignableTo(t, s)) continue;
      add("arguments swapped", node, a.getStart(source), b.getEnd(), `${textOf(b)}, ${textOf(a)}`);
      break;
    }
  };

  const lowHigh = (node) => {
    const name = node.name.text;
    const other = name === "low" ? "high" : name === "high" ? "low" : undefined;
    if (other) add("low for high", node, node.name.getStart(source), node.name.getEnd(), other);
  };

  const swapEnds = (node) => {
    const value = (name) => node.properties.find((p) => ts.isPropertyAssignment(p) && textOf(p.name) === name)?.initializer;
    const [low, high] = [value("low"), value("high")];
    if (low && high && textOf(low) !== textOf(high)) {
      const inner = source.text.slice(low.getEnd(), high.getStart(source));
      if (low.pos < high.pos) {
        add("low for high", node, low.getStart(source), high.getEnd(), `${textOf(high)}${inner}${textOf(low)}`);
      }
    }
  };

  const answer = (node) => {
    const inner = ts.isParenthesizedExpression(node) ? node.expression : node;
    if (!isBoolean(inner) || checker.getTypeAtLocation(inner).flags & ts.TypeFlags.Any) return;
    const now = textOf(inner);
    replace("a yes or no negated", node, now === "true" ? "false" : now === "false" ? "true" : `!(${now})`);
  };

  visit(source);
  return sites;
}

function isLeftOut(node, source) {
  if (ts.isTypeNode(node) || ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) return true;
  if (ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node) || ts.isEnumDeclaration(node)) return true;
  if (ts.isThrowStatement(node) || ts.isTemplateExpression(node) || ts.isTaggedTemplateExpression(node)) return true;
  if (ts.isNewExpression(node)) return /Error$/.test(node.expression.getText(source));
  if (ts.isPropertyAssignment(node) || ts.isVariableDeclaration(node)) {
    const name = node.name.getText(source);
    const isLaidOut = ts.isPropertyAssignment(node) && (WORDS.test(name) || LAYOUT.test(name));
    return isLaidOut || TIME.test(name) || SPEED.test(name);
  }
  if (ts.isCallExpression(node)) return TELLS.test(node.expression.getText(source));
  // Words put together.
  return ts.isBinaryExpression(node) && node.operatorToken.kind === K.PlusToken && [node.left, node.right].some(isWord);
}

function isWord(node) {
  return ts.isStringLiteralLike(node) || ts.isTemplateExpression(node);
}

/** Whether a node is the condition of a `for`, or a part of it. */
function isLoopHead(node) {
  let at = node;
  while (isLogical(at.parent)) at = at.parent;
  return ts.isForStatement(at.parent) && at.parent.condition === at;
}

/** Whether the sign of a difference is lost at once. */
function isSquared(node, source) {
  const at = ts.isParenthesizedExpression(node.parent) ? node.parent : node;
  const { parent } = at;
  if (ts.isCallExpression(parent)) return /^Math\.(abs|hypot|cos)$/.test(parent.expression.getText(source));
  if (!ts.isBinaryExpression(parent)) return false;
  const kind = parent.operatorToken.kind;
  const both = parent.left.getText(source) === parent.right.getText(source);
  return (kind === K.AsteriskAsteriskToken && parent.left === at) || (kind === K.AsteriskToken && both);
}

/** Whether equality of a comparison's sides is without effect (the least or greatest of many, the order of two) or has no chance. */
function isTie(node, source) {
  const sides = [node.left, node.right].map((side) => side.getText(source));
  // A branch that cannot be better is cut or not.
  if (sides.some((side) => /\b(best|bound|limit|least|shortest|upper|lower)\b/.test(side))) return true;
  if (sides.some((side) => /uniform|normal\(|random|\.next\(|Math\.abs\(|tolerance|epsilon|\d\.\d|1e-/i.test(side))) return true;
  if ([node.left, node.right].some(ts.isCallExpression)) return true;
  for (let at = node; at.parent; at = at.parent) {
    const { parent } = at;
    if (ts.isConditionalExpression(parent) && parent.condition === at) {
      const branches = [parent.whenTrue, parent.whenFalse].map((branch) => branch.getText(source));
      // One of the sides, or the same in the other order.
      return branches.some((branch) => sides.includes(branch)) || isTurned(...branches) || inOrder(parent);
    }
    if ((ts.isIfStatement(parent) || ts.isWhileStatement(parent)) && parent.expression === at) {
      const body = (parent.thenStatement ?? parent.statement).getText(source);
      return sides.some((side) => new RegExp(`(^|[^\\w.])${escaped(side)}( =|\\+\\+|--)`).test(body));
    }
    if (ts.isFunctionLike(parent)) return inOrder(at);
  }
  return false;
}

function isTurned(a, b) {
  return [...a].sort().join("") === [...b].sort().join("");
}

/** Whether a node is part of the function that a sort is given. */
function inOrder(node) {
  for (let at = node; at; at = at.parent) {
    if (!ts.isCallExpression(at.parent ?? at)) continue;
    return ts.isArrowFunction(at) && /\.(sort|toSorted)$/.test(at.parent.expression.getText());
  }
  return false;
}

function isPlace(node) {
  return ts.isIdentifier(node) || ts.isPropertyAccessExpression(node) || ts.isElementAccessExpression(node);
}

function grouped(node, source) {
  const text = node.getText(source);
  return ts.isBinaryExpression(node) || ts.isConditionalExpression(node) ? `(${text})` : text;
}

function isLogical(node) {
  return ts.isBinaryExpression(node) && [K.BarBarToken, K.AmpersandAmpersandToken].includes(node.operatorToken.kind);
}

function logical(node, source) {
  return isLogical(node) || ts.isConditionalExpression(node) ? `(${node.getText(source)})` : node.getText(source);
}

function namesAround(node, source) {
  const names = [];
  for (let at = node; at; at = at.parent) {
    const named =
      ts.isFunctionLike(at) || ts.isVariableDeclaration(at) || ts.isPropertyAssignment(at) || ts.isClassDeclaration(at);
    if (named && at.name) names.push(at.name.getText(source));
  }
  return names;
}

function escaped(text) {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
