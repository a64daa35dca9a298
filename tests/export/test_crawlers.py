"""`sitemap.xml` and `robots.txt`, read by readers of their own."""

import urllib.robotparser
from xml.etree import ElementTree as Tree  # it reads what we have just written

from generator.export.crawlers import robots, sitemap

LOC = "{http://www.sitemaps.org/schemas/sitemap/0.9}loc"


def test_a_sitemap_names_each_page_once_with_its_address() -> None:
    made = sitemap(["index.html", "articles/a & b.html", "2017/index.html"], "https://example.org/t/")
    tree = Tree.fromstring(made)  # noqa: S314  # the same
    assert [place.text for place in tree.iter(LOC)] == [
        "https://example.org/t/",
        "https://example.org/t/articles/a%20%26%20b.html",
        "https://example.org/t/2017/",
    ]


def test_robots_may_read_all_and_are_led_to_the_sitemap() -> None:
    parser = urllib.robotparser.RobotFileParser()
    parser.parse(robots("https://example.org/", has_sitemap=True).decode().splitlines())
    assert parser.can_fetch("any", "https://example.org/x")
    assert parser.site_maps() == ["https://example.org/sitemap.xml"]


def test_robots_are_led_nowhere_without_an_address_or_a_sitemap() -> None:
    assert b"Sitemap" not in robots(None, has_sitemap=True)
    assert b"Sitemap" not in robots("https://example.org/", has_sitemap=False)
