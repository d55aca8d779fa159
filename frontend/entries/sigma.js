// The drawing of large networks, as the globals Graph, Sigma and its programs.
import Graph from "graphology";
import Sigma from "sigma";
import { EdgeLineProgram } from "sigma/rendering";
import { NodeShapeProgram } from "../shapes.js";

Object.assign(window, { Graph, Sigma, EdgeLineProgram, NodeShapeProgram });
