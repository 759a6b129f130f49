using System.IO.Compression;
using System.Text;
using Wirefix.Traffic.Formats;

namespace Wirefix.Traffic.Tests.Formats;

public sealed class BodyEncodingTests : IDisposable
{
    private const string Text = "a body that is long enough to be worth its encoding, and long enough, and long enough";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("gzip")]
    [InlineData("x-gzip")]
    [InlineData("deflate")]
    [InlineData("br")]
    [InlineData("GZIP")]
    public void An_encoded_body_is_decoded(string encoding) =>
        Assert.Equal(Text, Read(encoding, Encoded(encoding, Encoding.UTF8.GetBytes(Text))));

    [Fact]
    public void Encodings_are_removed_from_the_last_to_the_first() =>
        Assert.Equal(Text, Read("deflate, gzip", Encoded("gzip", Encoded("deflate", Encoding.UTF8.GetBytes(Text)))));

    [Theory]
    [InlineData("gzip")]
    [InlineData("deflate")]
    [InlineData("br")]
    [InlineData("zstd")]
    [InlineData("identity")]
    public void A_body_that_is_decoded_already_stays_as_it_is(string encoding)
    {
        Assert.Equal("{}", Read(encoding, "{}"u8.ToArray()));
        Assert.Equal("x\u009c grün", Read(encoding, Encoding.UTF8.GetBytes("x\u009c grün")));
    }

    [Fact]
    public void A_decoded_picture_under_a_brotli_header_stays_as_it_is()
    {
        byte[] picture = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d, 0x49, 0x48, 0x44, 0x52];

        Assert.Equal(Encoding.UTF8.GetString(picture), Read("br", picture));
    }

    [Fact]
    public void An_unknown_encoding_is_said_by_name()
    {
        var capture = Capture("zstd", [0x28, 0xb5, 0x2f, 0xfd, 0x00]);

        Assert.Contains("found \"zstd\"", Assert.Single(capture.Problems).What);
        Assert.True(capture.Snapshot.Exchanges[0].Response.Body.IsEmpty);
    }

    private static byte[] Encoded(string encoding, byte[] body)
    {
        var encoded = new MemoryStream();
        using (Stream stream = encoding.ToLowerInvariant() switch
        {
            "deflate" => new ZLibStream(encoded, CompressionLevel.Optimal, leaveOpen: true),
            "br" => new BrotliStream(encoded, CompressionLevel.Optimal, leaveOpen: true),
            _ => new GZipStream(encoded, CompressionLevel.Optimal, leaveOpen: true),
        })
        {
            stream.Write(body);
        }

        return encoded.ToArray();
    }

    private string Read(string encoding, byte[] body)
    {
        var capture = Capture(encoding, body);
        Assert.Empty(capture.Problems);
        return Assert.Single(capture.Snapshot.Exchanges).Response.BodyText;
    }

    private Capture Capture(string encoding, byte[] body) => CaptureReader.Read(_folder.Write("a.har", $$$$"""
        {"log": {"entries": [{"startedDateTime": "2026-01-01T00:00:00Z", "request": {"method": "GET", "url": "http://h/"},
          "response": {"status": 200, "headers": [{"name": "Content-Encoding", "value": "{{{{encoding}}}}"}],
            "content": {"text": "{{{{Convert.ToBase64String(body)}}}}", "encoding": "base64"}}}]}}
        """));
}
