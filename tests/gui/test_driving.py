"""What the tests of the window drive it with."""

import asyncio

from tests.gui.driving import settle


async def test_what_comes_while_qt_delivers_comes_between_two_steps_of_a_test(qapp):
    own, seen = asyncio.current_task(), []
    asyncio.get_running_loop().call_soon(lambda: seen.append(asyncio.current_task()))
    settle()
    assert seen == [None]
    assert asyncio.current_task() is own
