using System.Text;
using Wirefix.Traffic.Converting;
using Wirefix.Traffic.Formats;
using Wirefix.Traffic.Redaction;

namespace Wirefix.Traffic.Tests.Formats;

/// <summary>A percent sign that begins no escape: what stood on the wire stays, as it is another URL than the right one.</summary>
public class BarePercentTests
{
    [Theory]
    [InlineData("/a?x=100%", "/a?x=100%")]
    [InlineData("/a?x=100%25", "/a?x=100%25")]
    [InlineData("/50%/b%zz?y=%4&z=a%20b", "/50%/b%zz?y=%4&z=a%20b")]
    [InlineData("/über 5%?q=ü", "/%C3%BCber%205%?q=%C3%BC")]
    public void A_target_reads_as_it_stood_and_goes_through_both_formats(string target, string read)
    {
        var capture = Encoding.UTF8.GetBytes(
            $$"""{"msgType":"rrpair","direction":"OUT","uuid":"HMD9BzG4SPaqm5Y42qmg2A==","ts":"2026-03-04T05:06:07Z","http":{"req":{"method":"GET","host":"svc:8080","uri":"{{target}}"},"res":{"statusCode":400} } }""");
        using var har = new MemoryStream();
        CaptureConverter.Convert(Source(capture), new HarWriter(har));
        using var pairs = new MemoryStream();
        CaptureConverter.Convert(Source(har.ToArray()), new RRPairWriter(pairs));

        Assert.Equal([read, read, read], new[] { capture, har.ToArray(), pairs.ToArray() }.Select(Target));
    }

    [Theory]
    [InlineData("/50%/b%zz?y=%4&token=Zx9TqLm47Rt&z=a%20b", "/50%/b%zz\\?y=%4&token=(redacted-[0-9a-f]{10})&z=a%20b")]
    [InlineData("/a?x=100%&note=5%+api_key=Zx9TqLm47Rt", "/a\\?x=100%&note=5%\\+api_key=(redacted-[0-9a-f]{10})")]
    [InlineData("/a%/bob@harbourline.com?x=%25", "/a%/(u-[0-9a-f]{10})@redacted.invalid\\?x=%25")]
    public void A_target_that_holds_a_secret_keeps_it_as_well(string target, string read)
    {
        var url = Redactor.Default.Redact(new Request("GET", RequestTarget.Absolute($"http://svc{target}")!)).Url;

        Assert.Matches($"^{read}$", url.PathAndQuery);
        Assert.Equal($"http://svc{url.PathAndQuery}", url.AbsoluteUri);
    }

    [Fact]
    public void The_outline_of_a_pair_and_the_whole_of_it_agree() =>
        Assert.Equal(("svc", "/50%/b"), OutlineUrl.Split(RequestTarget.Absolute("http://svc/50%/b?c=%")!));

    private static string Target(byte[] capture)
    {
        var url = Assert.Single(CaptureReader.Read(Source(capture)).Snapshot.Exchanges).Request.Url;
        Assert.Equal($"http://svc:8080{url.PathAndQuery}", url.AbsoluteUri);
        return url.PathAndQuery;
    }

    private static CaptureSource Source(byte[] capture) => new(CaptureSource.StandardInputPath) { StandardInput = new MemoryStream(capture) };
}
