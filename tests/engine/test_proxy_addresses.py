"""Addresses of proxies that cannot be read."""

import pytest

from bitsgui.bits.errors import Hresult, TransferError
from bitsgui.bits.types import ProxySettings, ProxyUsage
from bitsgui.bits.urls import parse_remote
from bitsgui.engine.proxies import proxies_for

WRONG = ["s3cret/x@h:1", "s3c?ret@h", "s3c#ret@h", "s3cret@h:99999", "s3cret@[h", "s3cret@"]


@pytest.mark.parametrize("is_set_by_job", [True, False])
@pytest.mark.parametrize("login", WRONG)
def test_an_address_that_cannot_be_read_does_not_show_its_password(
    login: str, is_set_by_job: bool
) -> None:
    address = f"http://amy:{login}"
    target = parse_remote("http://example.test/")
    settings = ProxySettings(ProxyUsage.OVERRIDE, address) if is_set_by_job else ProxySettings()
    with pytest.raises(TransferError) as caught:
        proxies_for(target, settings, (), {"http_proxy": address})
    assert caught.value.code == Hresult.BG_E_INVALID_PROXY_INFO
    assert "s3c" not in str(caught.value)
