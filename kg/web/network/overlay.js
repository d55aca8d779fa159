// What lies under and over the drawing surface: the axis, names of streams, labels. Drawn anew with each frame of the surface.

const HALO = 3.5;

function ready(canvas) {
  const ratio = devicePixelRatio || 1;
  const [width, height] = [Math.round(innerWidth * ratio), Math.round(innerHeight * ratio)];
  if (canvas.width !== width || canvas.height !== height) Object.assign(canvas, { width, height });
  const context = canvas.getContext("2d");
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.clearRect(0, 0, innerWidth, innerHeight);
  return context;
}

// All words on the screen: those of the axis, then labels where these leave room.
function wordsOnScreen(context, axis) {
  const taken = new Boxes();
  for (const { text, x, y, align, bold } of axis.words) {
    context.font = fontOf(bold);
    const width = context.measureText(text).width;
    taken.add(align === "left" ? [x, y, x + width, y + LABEL.size] : [x - width, y, x, y + LABEL.size], axis);
  }
  return [...axis.words, ...placeLabels(context, taken)];
}

function drawOverlay() {
  const axis = axisMarks();
  const [under, over] = [ready($("under")), ready($("over"))];
  under.fillStyle = colours.line;
  for (const x of axis.lines) under.fillRect(Math.round(x), 0, 1, innerHeight);
  over.textBaseline = "top";
  over.lineJoin = "round";
  over.lineWidth = HALO;
  over.strokeStyle = colours.back;
  for (const { text, x, y, align, bold, soft } of wordsOnScreen(over, axis)) {
    over.font = fontOf(bold);
    over.textAlign = align ?? "center";
    over.direction = align && language === "ar" ? "rtl" : "ltr";
    over.strokeText(text, x, y);
    over.fillStyle = soft ? colours.soft : colours.text;
    over.fillText(text, x, y);
  }
}
