// What part of the network is in sight.

const motion = () => !matchMedia("(prefers-reduced-motion: reduce)").matches;
const onPhone = () => innerWidth <= 760;

// What the cards leave free of the window, in pixels from its edges.
function margins() {
  const taken = { left: 0, right: 0, top: 0, bottom: 0 };
  for (const card of [$("tools"), $("panel")]) {
    const box = card.getBoundingClientRect();
    if (!box.width) continue;
    if (onPhone() && card === $("tools")) taken.top = box.bottom;
    else if (onPhone()) taken.bottom = innerHeight - box.top;
    else if (box.left < innerWidth / 2) taken.left = Math.max(taken.left, box.right);
    else taken.right = Math.max(taken.right, innerWidth - box.left);
  }
  return taken;
}

// Fit works into the free part of the window.
function fitTo(some, animate) {
  if (!some.length) return;
  const box = some.reduce(
    (box, { x, y }) => [Math.min(box[0], x), Math.min(box[1], y), Math.max(box[2], x), Math.max(box[3], y)],
    [Infinity, Infinity, -Infinity, -Infinity]
  );
  const taken = margins();
  taken[language === "ar" ? "right" : "left"] += roomForNames();
  const [width, height] = [innerWidth - taken.left - taken.right - 110, innerHeight - taken.top - taken.bottom - 110];
  const scale = Math.min(width / (box[2] - box[0] + 1), height / (box[3] - box[1] + 1), 1.6);
  const aside = [(taken.left - taken.right) / 2 / scale, (taken.top - taken.bottom) / 2 / scale];
  surface.show({ x: (box[0] + box[2]) / 2 - aside[0], y: (box[1] + box[3]) / 2 - aside[1], scale }, animate && motion());
}

const inSight = () => works.filter((work) => work.shown);

function zoomBy(factor) {
  const now = surface.view();
  surface.show({ ...now, scale: now.scale * factor }, motion());
}
