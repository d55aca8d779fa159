// The drawing of large networks, as the globals Graph and Sigma.
import Graph from "graphology";
import Sigma from "sigma";
import { EdgeLineProgram } from "sigma/rendering";

Object.assign(window, { Graph, Sigma, EdgeLineProgram });
