using System.Text;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using Wirefix.Traffic.Formats;

namespace Wirefix.Traffic.Tests.Formats;

/// <summary>An outline that is taken says what the whole entry says.</summary>
public class OutlineTests
{
    private static readonly Gen<string?> Target = Gen.Elements(
        "/a/b", "/a//b/../c?x=1", "/users/42?q=%20", "https://API.Example.com:8443/p%7Eq/.well-known/x", "http://h", "http://h?x", "http://127.1/a b",
        "http://bücher.example/ä", "ws://h/x#f", "/p/(1);v='2'!*,@:$&+=~_-.", "/a./b", "/a/./b", "http://h\\a/b", "https://h.example\\?x", "not a url", "", "ftp://h/x", "http://u:p@h/x", "http://h:99999/x", null);

    private static readonly Gen<string?> Text =
        Gen.Elements("IN", "OUT", "in", "get", "POST", "h.example", "h:80", "H.example:0", "", "outbound", "span", "x", null);

    private static readonly Gen<string?> When = Gen.Elements(
        "2026-03-04T05:06:07Z", "2026-03-04T05:06:07.123456789Z", "2026-03-04T05:06:07.1+02:00", "2026-02-30T05:06:07Z", "1969-01-01T00:00:00Z", "soon", null);

    private static readonly Gen<object?> Number = Gen.Elements<object?>(0, 1, 12.5, 200, 404, -2, 1e300, "200", null, true);

    private static readonly Gen<string?> Body = Gen.Elements("", "e30=", "{\"a\":\"\\u00e9\"}", "not base64!", "ZQ==", "\n", null);

    private static readonly Gen<object?> Header = Gen.Elements<object?>("x", "", "a\"b", 1, null);

    [Fact]
    public void Of_a_pair() => AssertAgrees(RRPairFormat.Instance,
        from direction in Text
        from target in Target
        from location in Target
        from host in Text
        from address in Text
        from method in Text
        from stamp in When
        from duration in Number
        from status in Number
        from id in Gen.Elements("HMD9BzG4SPaqm5Y42qmg2A==", "GXhiFMNkTc6PVY+rQvPqMA==", "1cc2fd07-31b8-48f6-aa9b-2638daa9a0d8", "one", null)
        from protocol in Gen.Elements("http", "https", "postgres", null)
        from body in Body
        from base64 in Body
        from header in Header
        select JsonSerializer.Serialize(new Dictionary<string, object?>
        {
            ["msgType"] = "rrpair",
            ["direction"] = direction,
            ["location"] = location,
            ["network_address"] = address,
            ["ts"] = stamp,
            ["duration"] = duration,
            ["uuid"] = id,
            ["l7protocol"] = protocol,
            ["status"] = "503",
            ["service"] = host,
            ["http"] = new
            {
                req = new { uri = target, method, host, headers = new Dictionary<string, object?> { ["A"] = header, ["traceparent"] = "x" }, bodyBase64 = base64 },
                res = new { statusCode = status, headers = new { B = new[] { header } }, body },
            },
        }));

    [Fact]
    public void Of_a_HAR_entry() => AssertAgrees(HarFormat.Instance,
        from direction in Text
        from target in Target
        from method in Text
        from stamp in When
        from duration in Number
        from status in Number
        from timing in Text
        from id in Text
        from body in Body
        from encoding in Gen.Elements("base64", "utf-8", null)
        from size in Number
        from header in Header
        select JsonSerializer.Serialize(new Dictionary<string, object?>
        {
            ["startedDateTime"] = stamp,
            ["time"] = duration,
            ["_direction"] = direction,
            ["_timing"] = timing,
            ["_id"] = id,
            ["_service"] = id,
            ["_traceId"] = id,
            ["request"] = new { method, url = target, headers = new object?[] { new { name = "A", value = header }, header }, postData = body is null ? null : new { text = body }, bodySize = size },
            ["response"] = new { status, headers = new[] { new { name = "B", value = "b" }, new { name = "B", value = "\"c" } }, content = new { text = body, encoding, size }, _error = id },
        }));

    [Fact]
    public void Of_a_plain_pair_is_taken()
    {
        Assert.True(RRPairFormat.Instance.TryOutline(Encoding.UTF8.GetBytes(Mutations.MutatedCapture.JsonPair(0)), out _));
        Assert.True(HarFormat.Instance.TryOutline(Encoding.UTF8.GetBytes(Mutations.MutatedCapture.HarEntry(0)), out _));
    }

    [Theory]
    [InlineData("""{"msgType":"rrpair","direction":"IN","direction":"OUT","http":{"req":{"uri":"/","method":"GET","host":"h"}}}""")]
    [InlineData("""{"msgType":"rrpair","direction":"IN","http":{"req":{"uri":"/","method":"GET","host":"h"}}} {}""")]
    [InlineData("""{"msgType":"rrpair","d\u0069rection":"IN","http":{"req":{"uri":"/","method":"GET","host":"h"}}}""")]
    [InlineData("""[{"msgType":"rrpair"}]""")]
    public void Of_what_is_out_of_the_ordinary_is_left_to_the_whole_reading(string json) =>
        Assert.False(RRPairFormat.Instance.TryOutline(Encoding.UTF8.GetBytes(json), out _));

    private static void AssertAgrees(EntryFormat format, Gen<string> entries) =>
        Prop.ForAll(entries.ToArbitrary(), json =>
        {
            var bytes = Encoding.UTF8.GetBytes(json);
            if (!format.TryOutline(bytes, out var outline))
                return true;
            var thorough = Result(() => format.ReadThoroughly(bytes, "x")!);
            Assert.Equal(thorough.Known, Result(() => format.Read(bytes, "x")!).Known);
            return thorough.Pair is null || outline == PairOutline.Of(thorough.Pair);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(2000));

    // A body that cannot be read is not in the outline, but both ways of reading the whole refuse it alike.
    private static (RecordedPair? Pair, string Known) Result(Func<RecordedPair> read)
    {
        try
        {
            var pair = read();
            return (pair, Known(pair));
        }
        catch (EntryException refusal)
        {
            return (null, refusal.Message);
        }
    }

    private static string Known(RecordedPair pair) => string.Join(
        '|',
        [
            pair.Id, pair.Direction, pair.Stamp, pair.Duration, pair.Timing, pair.TraceId, pair.Service, pair.Source, pair.Response.FailureReason,
            pair.Request.Method, pair.Request.Url.AbsoluteUri, pair.Response.Status, .. Known(pair.Request), .. Known(pair.Response),
        ]);

    private static IEnumerable<object> Known(Message message) => [Convert.ToHexString(message.Body.Span), .. message.Headers];
}
