// The SPARQL editor of `kg serve`, as the global Yasgui.
import Yasgui from "@zazuko/yasgui";
import "@zazuko/yasgui/build/yasgui.min.css";

window.Yasgui = Yasgui;
