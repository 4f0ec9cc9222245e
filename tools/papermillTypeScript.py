"""papermill that knows TypeScript, so that -p sets variables of a notebook's cell tagged parameters; options as papermill's:

JUPYTER_PATH="$(npx ridgelab notebook kernel)" python tools/papermillTypeScript.py notebooks/06-….ipynb out.ipynb -p profile smoke
"""

import json
import re

from papermill.cli import papermill
from papermill.models import Parameter
from papermill.translators import Translator, papermill_translators


class TypeScript(Translator):
    translate = staticmethod(json.dumps)
    comment = staticmethod("// {}".format)
    assign = staticmethod("{} = {};".format)

    @staticmethod
    def inspect(cell):
        found = re.findall(r"^let (\w+)(?:: ([^=]+?))? = (.*?);", cell["source"], re.M)
        return [Parameter(name, type or "None", value, "") for name, type, value in found]


papermill_translators.register("typescript", TypeScript)
if __name__ == "__main__":
    papermill()
