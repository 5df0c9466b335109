"""Fill a folder with the real DICOM loop that pydicom ships and one AVI (a phantom): `python .ci/real_folder.py DIR`."""
import shutil
import sys
from pathlib import Path

from pydicom import examples

from discovr.data.heart import sample_patient
from discovr.data.phantom import render
from discovr.data.video import write_avi

folder = Path(sys.argv[1])
folder.mkdir(parents=True, exist_ok=True)
shutil.copyfile(examples.get_path("ybr_color"), folder / "loop.dcm")
film = render(sample_patient(0), 48)
write_avi(folder / "beside.avi", film.frames, film.fps)
