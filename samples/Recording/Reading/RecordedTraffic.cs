using System.Text.Json;

namespace Samples.Recording.Reading;

/// <summary>What was recorded of all services of a sample, by start.</summary>
/// <param name="Exchanges">The exchanges.</param>
public sealed record RecordedTraffic(IReadOnlyList<RecordedExchange> Exchanges)
{
    /// <summary>When the first exchange began.</summary>
    public DateTimeOffset Start => Exchanges[0].Start;

    /// <summary>When the last exchange began.</summary>
    public DateTimeOffset End => Exchanges[^1].Start;

    /// <summary>Reads the files of a recording.</summary>
    /// <exception cref="RecordingException">It holds nothing.</exception>
    public static RecordedTraffic Read(string folder)
    {
        var exchanges = Directory.GetFiles(folder, "*.jsonl").SelectMany(File.ReadLines).Select(Parse).OrderBy(exchange => exchange.Start).ToList();
        return exchanges.Count > 0
            ? new RecordedTraffic(exchanges)
            : throw new RecordingException($"{folder}: expected a recording, found no exchange.");
    }

    /// <summary>How many calls of the service were answered with the status.</summary>
    public int Inbound(int status, string service) =>
        Exchanges.Count(exchange => exchange.IsInbound && exchange.Status == status && exchange.Service == service);

    /// <summary>How many calls to the host were answered with the status.</summary>
    public int Outbound(int status, string host) =>
        Exchanges.Count(exchange => !exchange.IsInbound && exchange.Status == status && exchange.Host == host);

    private static RecordedExchange Parse(string line)
    {
        using var pair = JsonDocument.Parse(line);
        var root = pair.RootElement;
        var http = root.GetProperty("http");
        return new RecordedExchange(
            root.GetProperty("service").GetString()!,
            root.GetProperty("direction").GetString() == "IN",
            http.GetProperty("req").GetProperty("host").GetString()!,
            http.GetProperty("res").GetProperty("statusCode").GetInt32(),
            root.GetProperty("ts").GetDateTimeOffset());
    }
}
