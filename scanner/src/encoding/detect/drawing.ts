// Lines and blocks of the DOS code pages (U+2500 to U+259F). Drawn lines connect: after a character that ends in a
// single line on the right comes one that begins with a single line. Bytes that only look like lines in the wrong
// encoding do not connect.

const leftSingle = "─┐┘┤┬┴┼╖╜╢╥╨╫";
const leftDouble = "═╗╝╣╦╩╬╕╛╡╤╧╪";
const rightSingle = "─┌└├┬┴┼╓╙╟╥╨╫";
const rightDouble = "═╔╚╠╦╩╬╒╘╞╤╧╪";
/** Joints of a single and a double line: in every DOS code page, but rarely used. */
const mixedJoint = /[╒╓╕╖╘╙╛╜╞╟╡╢╤╥╧╨╪╫]/;
const block = /[\u2580-\u259f]/;

const lineBits = 4;
const blockBits = 3.5;
const mixedJointBits = 3;
const looseEndBits = 3;
const lonelyBlockBits = 2;
const crookedBits = 1;
const brokenBits = 4;

export function isDrawing(character: string): boolean {
  return character >= "\u2500" && character <= "\u259f";
}

/** The cost of a line or block by itself, in bits. */
export function drawingBits(character: string): number {
  return block.test(character) ? blockBits : lineBits + (mixedJoint.test(character) ? mixedJointBits : 0);
}

/** The cost of a line or block between these neighbours, in bits: 0 if its lines connect. */
export function joinBits(before: string, character: string, after: string): number {
  if (block.test(character)) return before === " " && after === " " ? lonelyBlockBits : 0;
  const straight = character === "─" || character === "═";
  return (
    endBits(armOf(character, leftSingle, leftDouble), before, rightSingle, rightDouble, straight) +
    endBits(armOf(character, rightSingle, rightDouble), after, leftSingle, leftDouble, straight)
  );
}

function endBits(arm: number, neighbour: string, single: string, double: string, straight: boolean): number {
  if (!isDrawing(neighbour)) return arm > 0 && !straight ? looseEndBits : 0;
  if (block.test(neighbour)) return 0;
  const other = armOf(neighbour, single, double);
  return arm === other ? 0 : arm === 0 || other === 0 ? brokenBits : crookedBits;
}

/** 0: no line on this side; 1: a single one; 2: a double one. */
function armOf(character: string, single: string, double: string): number {
  return single.includes(character) ? 1 : double.includes(character) ? 2 : 0;
}
