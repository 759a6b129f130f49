using Wirefix.Traffic.Formats;

namespace Wirefix.Traffic.Tests.Formats;

/// <summary>What a recorder says of a body's type beside the headers.</summary>
public sealed class RecordedTypesTests : IDisposable
{
    private const string Secret = "Zx9TqLm47Rt";

    private const string Form = "application/x-www-form-urlencoded";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData($$"""{"mimeType":"{{Form}}","text":"id=1&key={{Secret}}"}""")]
    [InlineData($$"""{"mimeType":"{{Form}}","params":[{"name":"key","value":"{{Secret}}"}]}""")]
    [InlineData($$"""{"params":[{"name":"key","value":"{{Secret}}"}]}""")]
    [InlineData($$"""{"mimeType":"multipart/form-data; boundary=b","text":"--b\r\nContent-Disposition: form-data; name=\"key\"\r\n\r\n{{Secret}}\r\n--b--"}""")]
    [InlineData($$"""{"mimeType":"multipart/form-data; boundary=b","params":[{"name":"key","value":"{{Secret}}"}]}""")]
    public void It_counts_where_no_header_says_it(string postData)
    {
        var request = Read(postData).Request;

        Assert.DoesNotContain(Secret, request.BodyText);
        Assert.Contains("redacted-", request.BodyText);
    }

    [Fact]
    public void It_is_written_again_and_a_header_is_not_made_of_it()
    {
        var first = Read($$"""{"mimeType":"{{Form}}","text":"id=1"}""");
        foreach (var file in new[] { "again.har", "again.jsonl" })
        {
            using (var output = File.Create(Path.Combine(_folder.Path, file)))
                Write(Calls.Snapshot(first), output, file);
            var again = Assert.Single(CaptureReader.Read(Path.Combine(_folder.Path, file)).Snapshot.Exchanges);

            Assert.Equal((Form, "text/html", Form), (again.Request.RecordedType, again.Response.RecordedType, again.Request.MediaType));
            Assert.Empty(again.Request.Headers);
        }
    }

    [Fact]
    public void A_header_counts_before_it()
    {
        var request = Read($$"""{"mimeType":"{{Form}}","text":"{}"}""", """[{"name":"content-type","value":"application/json"}]""").Request;

        Assert.Equal((null, "application/json"), (request.RecordedType, request.MediaType));
    }

    [Fact]
    public void A_secret_in_it_is_hidden() =>
        Assert.DoesNotContain("harbourline", Read("""{"mimeType":"text/plain; by=bob@harbourline.com","text":"a"}""").Request.RecordedType);

    private static void Write(Snapshot snapshot, Stream output, string file)
    {
        if (file.EndsWith(".har", StringComparison.Ordinal))
            HarWriter.Write(snapshot, output);
        else
            RRPairWriter.Write(snapshot, output);
    }

    private Exchange Read(string postData, string headers = "[]") => Assert.Single(CaptureReader.Read(_folder.Write("a.har", $$$$"""
        {"log":{"version":"1.2","entries":[{"startedDateTime":"2026-03-04T05:06:07Z","time":5,
        "request":{"method":"POST","url":"http://shop.example/a","headers":{{{{headers}}}},"postData":{{{{postData}}}}},
        "response":{"status":200,"headers":[],"content":{"mimeType":"text/html","text":"a"}}}]}}
        """)).Snapshot.Exchanges);
}
