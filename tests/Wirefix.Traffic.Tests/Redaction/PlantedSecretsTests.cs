using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using Wirefix.Traffic.Formats;
using Wirefix.Traffic.Redaction;

namespace Wirefix.Traffic.Tests.Redaction;

public sealed class PlantedSecretsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void There_are_hundreds_of_them_and_no_two_are_equal()
    {
        Assert.Equal(374, PlantedSecrets.All.Count);
        Assert.Equal(374, PlantedSecrets.All.Select(secret => secret.Value).Distinct().Count());
    }

    [Fact]
    public void No_planted_secret_is_left_in_what_is_read()
    {
        PlantedSecrets.WriteCapture(_folder.Path);

        var capture = CaptureReader.Read(_folder.Path);

        Assert.Empty(capture.Problems);
        Assert.Equal(2 * PlantedSecrets.All.Count, capture.Snapshot.Exchanges.Length);
        var read = string.Join('\n', capture.Snapshot.Exchanges.Select(AllOf));
        Assert.Equal([], PlantedSecrets.All.Where(secret => secret.IsIn(read)).Select(secret => $"{secret}"));
    }

    [Fact]
    public void Without_redaction_every_one_of_them_is_left()
    {
        var read = PlantedSecrets.All.ToDictionary(secret => secret, secret => AllOf(Redactor.None.Redact(PlantedMessage.Of(secret).AsRequest())));

        Assert.Equal([], PlantedSecrets.All.Where(secret => !secret.IsIn(read[secret])).Select(secret => $"{secret}"));
    }

    [Fact]
    public void What_was_written_from_a_redacted_capture_is_read_back_unchanged()
    {
        PlantedSecrets.WriteCapture(_folder.Path);
        var first = CaptureReader.Read(_folder.Path).Snapshot;
        var path = Path.Combine(_folder.Path, "again.har");
        using (var file = File.Create(path))
            HarWriter.Write(first, file);

        var second = CaptureReader.Read(path).Snapshot;

        Assert.Equal(first.Exchanges.Select(AllOf).Order(StringComparer.Ordinal), second.Exchanges.Select(AllOf).Order(StringComparer.Ordinal));
    }

    private static string AllOf(Exchange exchange) => $"{AllOf(exchange.Request)}\n{AllOf(exchange.Response)}";

    private static string AllOf(Request request) =>
        $"{request.Url.OriginalString}\n{request.Url.AbsoluteUri}\n{Uri.UnescapeDataString(request.Url.AbsoluteUri)}\n{AllOf((Message)request)}";

    private static string AllOf(Message message)
    {
        var text = $"{string.Join('\n', message.Headers.Select(header => $"{header.Name}: {header.Value}"))}\n{Encoding.UTF8.GetString(message.Body.Span)}";
        text += message.Body.Span is [0x1f, 0x8b, ..] ? Unpacked(message.Body.ToArray()) : "";
        return $"{text}\n{string.Join('\n', Regex.Matches(text, "[A-Za-z0-9+/]{16,}={0,2}").Select(run => Decoded(run.Value)))}";
    }

    private static string Unpacked(byte[] body) => new StreamReader(new GZipStream(new MemoryStream(body), CompressionMode.Decompress)).ReadToEnd();

    private static string Decoded(string base64)
    {
        var bytes = new byte[base64.Length];
        return Convert.TryFromBase64String(base64, bytes, out var length) ? Encoding.UTF8.GetString(bytes, 0, length) : "";
    }
}
