using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Wirefix.Traffic.Formats;

namespace Wirefix.Traffic.Tests.Formats;

/// <summary>Bodies that are compressed though no header says so.</summary>
public sealed class PackedBodyTests : IDisposable
{
    private const string Secret = "Zx9TqLm47Rt";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("gzip")]
    [InlineData("zlib")]
    [InlineData("gzip gzip")]
    [InlineData("gzip zlib gzip")]
    public void Secrets_in_one_are_hidden_and_it_stays_compressed(string packings)
    {
        var body = Packed(Encoding.UTF8.GetBytes($"{{\"a\":1,\"password\":\"{Secret}\"}}"), packings);
        var request = Read(body, new Header("Content-Length", $"{body.Length}"));

        Assert.Matches("""^\{"a":1,"password":"redacted-[0-9a-f]{10}"\}$""", Encoding.UTF8.GetString(Unpacked(request.Body.ToArray(), packings)));
        Assert.Equal($"{request.Body.Length}", request.HeaderValue("Content-Length"));
    }

    [Fact]
    public void One_without_secrets_stays_byte_for_byte()
    {
        var body = Packed("nothing to hide"u8.ToArray(), "gzip");

        Assert.Equal(body, Read(body).Body.ToArray());
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("zlib")]
    public void What_stands_behind_its_end_goes(string packing)
    {
        var plain = "nothing to hide"u8.ToArray();
        byte[] body = [.. Packed(plain, packing), .. Encoding.UTF8.GetBytes($"\npassword={Secret}")];

        var kept = Read(body, new Header("Content-Length", $"{body.Length}"));

        Assert.Equal(-1, kept.Body.Span.IndexOf(Encoding.UTF8.GetBytes(Secret)));
        Assert.Equal(plain, Unpacked(kept.Body.ToArray(), packing));
        Assert.Equal($"{kept.Body.Length}", kept.HeaderValue("Content-Length"));
    }

    [Fact]
    public void One_under_a_content_encoding_is_looked_into_as_well()
    {
        var body = Packed(Encoding.UTF8.GetBytes($"password={Secret}"), "gzip gzip");

        var request = Read(body, new Header("Content-Encoding", "gzip"));

        Assert.Matches("^password=redacted-[0-9a-f]{10}$", Encoding.UTF8.GetString(Unpacked(request.Body.ToArray(), "gzip")));
    }

    [Theory]
    [InlineData(new byte[] { 0x1f, 0x8b, 8, 0, 1, 2, 3, 4, 5, 6, 7, 8 }, "do not decompress")]
    [InlineData(new byte[] { 0x28, 0xb5, 0x2f, 0xfd, 0, 1, 2 }, "found \"zstd\"")]
    public void What_cannot_be_looked_into_is_left_out(byte[] body, string said)
    {
        var capture = Capture(body);

        Assert.True(capture.Snapshot.Exchanges[0].Request.Body.IsEmpty);
        Assert.Contains(said, Assert.Single(capture.Problems).What);
    }

    [Fact]
    public void One_that_is_packed_too_often_is_left_out()
    {
        var capture = Capture(Packed("password=x"u8.ToArray(), "gzip gzip gzip gzip gzip gzip"));

        Assert.True(capture.Snapshot.Exchanges[0].Request.Body.IsEmpty);
        Assert.Contains("found more", Assert.Single(capture.Problems).What);
    }

    [Fact]
    public void One_that_unfolds_without_end_stops_at_the_bound()
    {
        var capture = Capture(Packed(new byte[(64 << 20) + 1], "gzip"));

        Assert.True(capture.Snapshot.Exchanges[0].Request.Body.IsEmpty);
        Assert.Contains("found one that unfolds to more", Assert.Single(capture.Problems).What);
    }

    [Fact]
    public void Base64_of_one_is_hidden_as_a_whole()
    {
        var packed = Convert.ToBase64String(Packed(Encoding.UTF8.GetBytes($"password={Secret} and more of it"), "gzip"));

        Assert.Matches("""^\{"payload":"redacted-[0-9a-f]{10}"\}$""", Read(Encoding.UTF8.GetBytes($"{{\"payload\":\"{packed}\"}}")).BodyText);
    }

    private Request Read(byte[] body, params Header[] headers)
    {
        var capture = Capture(body, headers);
        Assert.Empty(capture.Problems);
        return Assert.Single(capture.Snapshot.Exchanges).Request;
    }

    private Capture Capture(byte[] body, params Header[] headers) => CaptureReader.Read(_folder.Write("a.har", JsonSerializer.Serialize(new
    {
        log = new
        {
            version = "1.2",
            entries = new[]
            {
                new
                {
                    startedDateTime = "2026-03-04T05:06:07Z",
                    time = 5,
                    request = new
                    {
                        method = "POST",
                        url = "http://shop.example/a",
                        headers = headers.Select(header => new { name = header.Name, value = header.Value }),
                        postData = new { mimeType = "", text = Convert.ToBase64String(body), _encoding = "base64" },
                    },
                    response = new { status = 200, headers = Array.Empty<object>() },
                },
            },
        },
    })));

    private static byte[] Packed(byte[] body, string packings) => packings.Split(' ').Reverse().Aggregate(body, (plain, packing) =>
    {
        var packed = new MemoryStream();
        using (Stream stream = packing == "gzip" ? new GZipStream(packed, CompressionLevel.Optimal, true) : new ZLibStream(packed, CompressionLevel.Optimal, true))
            stream.Write(plain);
        return packed.ToArray();
    });

    private static byte[] Unpacked(byte[] body, string packings) => packings.Split(' ').Aggregate(body, (packed, packing) =>
    {
        var plain = new MemoryStream();
        using Stream stream = packing == "gzip"
            ? new GZipStream(new MemoryStream(packed), CompressionMode.Decompress)
            : new ZLibStream(new MemoryStream(packed), CompressionMode.Decompress);
        stream.CopyTo(plain);
        return plain.ToArray();
    });
}
