// The page is asked for by the name of the script that holds its rows, in one way or the other.

import(location.pathname.replace(".html", ".mjs"));
