"""Fill a folder with the real DICOM loop that pydicom ships and N drawn AVIs beside it: `python .ci/real_folder.py DIR N`.

With more than one AVI a list with their EF goes along, in which the loop has none."""
import shutil
import sys
from pathlib import Path

import pandas as pd
from pydicom import examples

from discovr.data.heart import sample_patient
from discovr.data.phantom import render
from discovr.data.avi import write_avi

folder, n = Path(sys.argv[1]), int(sys.argv[2])
folder.mkdir(parents=True, exist_ok=True)
shutil.copyfile(examples.get_path("ybr_color"), folder / "loop.dcm")
rows = [dict(path="loop.dcm", patient_id="loop", ef=None)]
for i in range(n):
    film = render(sample_patient(i), 52)
    write_avi(folder / f"beside{i}.avi", film.frames, film.fps)
    rows.append(dict(path=f"beside{i}.avi", patient_id=f"p{i}", ef=film.ef))
if n > 1:
    pd.DataFrame(rows).to_csv(folder / "list.csv", index=False)
