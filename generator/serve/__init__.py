"""The preview: a server on this machine alone that shows the site as it is now, and again at every change.

    server      from a change to a reload: one loop, one thread that builds
    pages       what is answered to whom: pages from memory, the reload socket of `livereload`
    inject      the reload script in a page, added as it is sent
    watch       news of changed files (watchfiles)
    client.js   the overlay for errors, in the browser

Takes a builder, a callable that gives the site as it is now; writes nothing.
"""

from generator.serve.server import Builder, serve

__all__ = ["Builder", "serve"]
