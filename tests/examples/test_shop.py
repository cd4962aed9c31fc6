"""The example is a program that runs, not a list of bad habits."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from backlint_rules.environment import Environment
from backlint_rules.registry import all_rules
from rule_fixtures import checked

SHOP = Path(__file__).parents[2] / "examples" / "shop"

pytestmark = pytest.mark.filterwarnings(r"ignore:\s*on_event is deprecated:DeprecationWarning")


@pytest.fixture(params=["as it is", "fixed"])
def shop(
    request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = SHOP
    if request.param == "fixed":
        folder = tmp_path / "shop"
        shutil.copytree(SHOP, folder)
        fix = [sys.executable, "-m", "backlint", "check", "--fix", "--unsafe-fixes", "--exit-zero"]
        subprocess.run([*fix, str(folder)], check=True, stdout=subprocess.DEVNULL)
        assert "select_from(Order)" in (folder / "shop" / "reports.py").read_text()
    for name in [name for name in sys.modules if name.partition(".")[0] == "shop"]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.syspath_prepend(folder)


@pytest.mark.usefixtures("shop")
def test_a_customer_finds_orders_and_pays(capsys: pytest.CaptureFixture[str]) -> None:
    from shop.main import app

    with TestClient(app) as shop:
        assert [p["name"] for p in shop.get("/products/").json()] == ["Cup", "Teapot"]
        assert shop.get("/products/?q=tea").json()[0]["tags"] == ["kitchen", "gift"]
        assert shop.get("/products/prices").json() == {"lowest": 7.5, "highest": 49}
        assert shop.get("/products/tags/kitchen").json() == ["Cup", "Teapot"]
        assert shop.get("/products/7").status_code == 404

        order = {"email": "ada@example.com", "quantities": {1: 2, 2: 5}}
        placed = shop.post("/orders/", json=order).json()
        assert placed["total"] == 87.3
        assert shop.post(f"/orders/{placed['id']}/payment").json() == {"paid": True}
        assert shop.get(f"/orders/{placed['id']}").json()["paid"]
    assert capsys.readouterr().out == "Thank you for your order, Ada!\n"


@pytest.mark.usefixtures("shop")
def test_the_office_never_loads_its_settings() -> None:
    """The bug that `fastapi-on-event-never-called` finds: with a lifespan, nobody calls it."""
    from shop.admin import app, settings

    with TestClient(app) as office:
        assert office.get("/report").status_code == 200
    assert settings == {"best_sellers": 1}


def test_each_file_by_itself_proves_what_is_found() -> None:
    rules = [*all_rules().values()]
    texts = [path.read_text() for path in (SHOP / "shop").rglob("*.py")]
    findings = [finding for text in texts for finding in checked(text, rules, Environment())]
    assert Counter(finding.rule for finding in findings) == {
        "fastapi-on-event": 3,
        "fastapi-on-event-never-called": 1,
        "sqlalchemy-declarative-base": 1,
        "sqlalchemy-legacy-column": 19,
        "sqlalchemy-legacy-query": 11,
        "sqlalchemy-untyped-relationship": 6,
    }
