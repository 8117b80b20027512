"""The report in a real browser, offline."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, Request, sync_playwright

from report.inputs import inputs
from trialwright.report.page import write_report

pytestmark = pytest.mark.browser

NAMES = ("chromium", "chromium-browser", "google-chrome")
ARGUMENTS = ("--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage")
DESKTOP, PHONE = {"width": 1280, "height": 900}, {"width": 360, "height": 740}


@dataclass
class Opened:
    """A page of the browser, with all it said and asked for."""

    page: Page
    console: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    path = next((found for name in NAMES if (found := shutil.which(name))), None)
    if path is None:
        pytest.skip(f"no browser is installed: looked for {', '.join(NAMES)}")
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=path, args=list(ARGUMENTS))
        yield opened
        opened.close()


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("report") / "index.html"
    write_report(inputs(), path)
    return path


@pytest.fixture
def opened(browser: Browser, report: Path) -> Iterator[Opened]:
    context = browser.new_context(viewport=DESKTOP, offline=True)
    opened = Opened(context.new_page())

    def said(message: ConsoleMessage) -> None:
        opened.console.append(message.text)

    def asked(request: Request) -> None:
        opened.requests.append(request.url)

    opened.page.on("console", said)
    opened.page.on("pageerror", lambda error: opened.console.append(str(error)))
    opened.page.on("request", asked)
    opened.page.goto(report.as_uri())
    yield opened
    context.close()


def panel_is_open(page: Page) -> bool:
    return bool(page.evaluate("document.getElementById('panel').open"))


def test_it_opens_without_an_error_and_asks_for_nothing_but_itself(
    opened: Opened, report: Path
) -> None:
    assert opened.console == []
    assert [url for url in opened.requests if not url.startswith("data:")] == [report.as_uri()]


def test_hostile_text_of_the_record_did_not_run(opened: Opened) -> None:
    assert opened.page.title().endswith("<script>alert(1)</script>")
    assert opened.page.locator("main script").count() == 0


def test_every_figure_is_drawn(opened: Opened) -> None:
    pictures = opened.page.locator("figure.picture svg")
    assert pictures.count() == 5
    for index in range(5):
        box = pictures.nth(index).bounding_box()
        assert box is not None
        assert box["width"] > 300
        assert box["height"] > 150


def test_a_number_opens_its_origin_from_the_keyboard_and_gives_the_focus_back(
    opened: Opened,
) -> None:
    page = opened.page
    number = page.locator('[data-result="change.hba1c.hba1c.M12.change_mean"]').last
    number.focus()
    page.keyboard.press("Enter")
    body = page.locator("#panel-body").inner_text()
    assert panel_is_open(page)
    assert "-0.285" in body  # full precision, where the table has −0.29
    assert "trialwright trace DIR change.hba1c.hba1c.M12.change_mean" in body
    assert "ADLB where" in body
    assert "416" in body  # a ledger event of one of its rows
    page.keyboard.press("Escape")
    assert not panel_is_open(page)
    assert page.evaluate("document.activeElement.dataset.result") is not None


def test_a_number_within_a_figure_opens_its_origin_by_a_click(opened: Opened) -> None:
    opened.page.locator('#figure-flow [data-result="flow.screened.n"]').first.click()
    assert panel_is_open(opened.page)
    opened.page.locator("#panel-close").click()
    assert not panel_is_open(opened.page)


def test_every_number_on_the_page_can_be_opened(opened: Opened) -> None:
    unknown = opened.page.evaluate(
        """() => { const known = JSON.parse(document.getElementById('trace').textContent).results;
        return [...document.querySelectorAll('[data-result]')].map(e => e.dataset.result)
            .filter(id => !(id in known)); }"""
    )
    assert unknown == []


@pytest.mark.parametrize("viewport", [DESKTOP, PHONE])
def test_the_page_is_never_wider_than_the_screen(opened: Opened, viewport: dict[str, int]) -> None:
    opened.page.set_viewport_size({"width": viewport["width"], "height": viewport["height"]})
    width = opened.page.evaluate("document.documentElement.scrollWidth")
    assert width <= viewport["width"]


def test_without_a_script_a_number_leads_to_its_line_in_the_list(
    browser: Browser, report: Path
) -> None:
    context = browser.new_context(viewport=DESKTOP, java_script_enabled=False)
    page = context.new_page()
    page.goto(report.as_uri())
    page.locator('#figure-flow [data-result="flow.screened.n"]').first.click()
    assert page.url.endswith("#r-flow.screened.n")
    assert page.locator('[id="r-flow.screened.n"]').is_visible()
    context.close()


def test_on_paper_the_mark_is_on_every_page_and_the_questions_are_open(opened: Opened) -> None:
    page = opened.page
    page.emulate_media(media="print")
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    mark = page.locator(".watermark")
    assert mark.is_visible()
    assert mark.evaluate("element => getComputedStyle(element).position") == "fixed"
    assert page.locator("details.question").first.evaluate("element => element.open")
    assert not page.locator("#every-number").evaluate("element => element.open")
    assert page.locator(".toc").is_hidden()
