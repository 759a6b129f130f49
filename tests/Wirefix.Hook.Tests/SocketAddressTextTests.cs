using System.Net;

namespace Wirefix.Hook.Tests;

public sealed class SocketAddressTextTests
{
    [Theory]
    [InlineData("10.1.2.3", 5432)]
    [InlineData("127.0.0.1", 1)]
    [InlineData("2001:db8::7", 65535)]
    public void What_the_runtime_writes_is_read(string address, int port)
    {
        var target = new IPEndPoint(IPAddress.Parse(address), port);

        Assert.Equal(target, SocketAddressText.Parse(target.Serialize().ToString()));
    }

    [Fact]
    public void An_address_of_both_families_is_the_old_one() => Assert.Equal(
        new IPEndPoint(IPAddress.Parse("10.1.2.3"), 80),
        SocketAddressText.Parse(new IPEndPoint(IPAddress.Parse("10.1.2.3").MapToIPv6(), 80).Serialize().ToString()));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("Unix:16:{47,116,109,112}")]
    [InlineData("InterNetwork:16:{21,56}")]
    [InlineData("InterNetwork:16:{21,56,10,0,0,500}")]
    [InlineData("InterNetwork:16:21,56,10,0,0,5")]
    public void What_is_no_address_of_the_internet_is_none(string? text) => Assert.Null(SocketAddressText.Parse(text));
}
