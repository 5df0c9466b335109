"""Install discovr; every fact about the package is read from settings.ini."""
import shlex
from configparser import ConfigParser
from pathlib import Path

from setuptools import find_packages, setup

HERE = Path(__file__).parent
settings = ConfigParser(delimiters=["="])
settings.read(HERE / "settings.ini", encoding="utf-8")
cfg = settings["DEFAULT"]

setup(
    name=cfg["lib_name"],
    version=cfg["version"],
    description=cfg["description"],
    long_description=(HERE / "README.md").read_text(encoding="utf-8"),
    long_description_content_type="text/markdown",
    keywords=cfg["keywords"],
    author=cfg["author"],
    author_email=cfg["author_email"],
    url=cfg["git_url"],
    license="MIT",
    classifiers=["Development Status :: 3 - Alpha", f"Intended Audience :: {cfg['audience']}", f"Natural Language :: {cfg['language']}", "Typing :: Typed"],
    packages=[*find_packages(include=["discovr", "discovr.*"]), "discovr.weights"],
    package_data={"discovr": ["py.typed"], "discovr.weights": ["*"]},
    python_requires=">=" + cfg["min_python"],
    install_requires=shlex.split(cfg["requirements"]),
    extras_require={"dev": shlex.split(cfg["dev_requirements"])},
    entry_points={"console_scripts": cfg["console_scripts"].split(), "nbdev": [f"{cfg['lib_name']}={cfg['lib_name']}._modidx:d"]},
)
