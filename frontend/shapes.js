// Works drawn as discs, polygons and stars by one WebGL program, so that what stands out lies above the rest whatever its shape.
import { NodeProgram } from "sigma/rendering";
import { floatColor } from "sigma/utils";

// A form is a star: corners, the turn of its first corner (from the right, against the clock), how far out its corners are and
// how far out the points between them, in radii. A polygon is a star whose points lie on its sides; a disc has no corners.
const star = (corners, turn, outer, inner = Math.cos(Math.PI / corners)) => [corners, turn, outer, inner * outer];
const UP = Math.PI / 2;
const FORMS = {
  dot: [0, 0, 1, 1],
  diamond: star(4, 0, 1.15),
  star: star(5, UP, 1.3, 0.45),
  square: star(4, Math.PI / 4, 1.3),
  triangle: star(3, UP, 1.4),
  triangleDown: star(3, -UP, 1.4),
  hexagon: star(6, 0, 1.1),
};

const VERTEX = /*glsl*/ `
attribute vec4 a_id, a_color, a_form;
attribute vec2 a_position;
attribute float a_size, a_angle;
uniform mat3 u_matrix;
uniform float u_sizeRatio, u_correctionRatio;
varying vec4 v_color, v_form;
varying vec2 v_from;
varying float v_radius;

void main() {
  v_radius = a_size * u_correctionRatio / u_sizeRatio * 2.0;
  // a triangle around the circle on which the corners lie
  v_from = 2.0 * v_radius * a_form.z * vec2(cos(a_angle), sin(a_angle));
  gl_Position = vec4((u_matrix * vec3(a_position + v_from, 1)).xy, 0, 1);
  v_form = a_form;
  #ifdef PICKING_MODE
  v_color = a_id;
  #else
  v_color = a_color;
  #endif
  v_color.a *= 255.0 / 254.0;
}`;

const FRAGMENT = /*glsl*/ `
precision highp float;
varying vec4 v_color, v_form;
varying vec2 v_from;
varying float v_radius;
uniform float u_correctionRatio;

// How far outside of the form a point is; negative inside.
float beyond(vec2 point) {
  if (v_form.x < 0.5) return length(point) - v_radius;
  float half_ = 3.14159265 / v_form.x;
  float angle = abs(mod(atan(point.y, point.x) - v_form.y + half_, 2.0 * half_) - half_);
  vec2 folded = length(point) * vec2(cos(angle), sin(angle));
  vec2 corner = vec2(v_form.z * v_radius, 0.0);
  vec2 side = normalize(v_form.w * v_radius * vec2(cos(half_), sin(half_)) - corner);
  return dot(folded - corner, vec2(side.y, -side.x));
}

void main() {
  float edge = 2.0 * u_correctionRatio;
  #ifdef PICKING_MODE
  gl_FragColor = beyond(v_from) > 0.0 ? vec4(0.0) : v_color;
  #else
  gl_FragColor = mix(v_color, vec4(0.0), clamp((beyond(v_from) + edge) / edge, 0.0, 1.0));
  #endif
}`;

export class NodeShapeProgram extends NodeProgram {
  getDefinition() {
    const { FLOAT, UNSIGNED_BYTE, TRIANGLES } = WebGLRenderingContext;
    return {
      VERTICES: 3,
      VERTEX_SHADER_SOURCE: VERTEX,
      FRAGMENT_SHADER_SOURCE: FRAGMENT,
      METHOD: TRIANGLES,
      UNIFORMS: ["u_sizeRatio", "u_correctionRatio", "u_matrix"],
      ATTRIBUTES: [
        { name: "a_position", size: 2, type: FLOAT },
        { name: "a_size", size: 1, type: FLOAT },
        { name: "a_form", size: 4, type: FLOAT },
        { name: "a_color", size: 4, type: UNSIGNED_BYTE, normalized: true },
        { name: "a_id", size: 4, type: UNSIGNED_BYTE, normalized: true },
      ],
      CONSTANT_ATTRIBUTES: [{ name: "a_angle", size: 1, type: FLOAT }],
      CONSTANT_DATA: [[0], [(2 * Math.PI) / 3], [(4 * Math.PI) / 3]],
    };
  }

  processVisibleItem(id, start, { x, y, size, shape, color }) {
    this.array.set([x, y, size, ...FORMS[shape], floatColor(color), id], start);
  }

  setUniforms({ correctionRatio, sizeRatio, matrix }, { gl, uniformLocations }) {
    gl.uniform1f(uniformLocations.u_correctionRatio, correctionRatio);
    gl.uniform1f(uniformLocations.u_sizeRatio, sizeRatio);
    gl.uniformMatrix3fv(uniformLocations.u_matrix, false, matrix);
  }
}
