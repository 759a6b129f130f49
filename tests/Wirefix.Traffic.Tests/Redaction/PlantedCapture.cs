using System.Text.Json;

namespace Wirefix.Traffic.Tests.Redaction;

/// <summary>Writes planted messages as captures; each stands in its request, and in the response as far as that can hold it.</summary>
internal static class PlantedCapture
{
    private static readonly DateTimeOffset Start = new(2026, 3, 4, 5, 6, 7, TimeSpan.Zero);

    /// <summary>A HAR file of inbound entries.</summary>
    public static string Har(IEnumerable<PlantedMessage> messages)
    {
        var entries = messages.Select((message, number) => new
        {
            startedDateTime = Start.AddSeconds(number),
            time = 5,
            request = new
            {
                method = "POST",
                url = message.Url,
                headers = Headers(message),
                postData = new { mimeType = message.ContentType, text = Convert.ToBase64String(message.Body), _encoding = "base64" },
            },
            response = new
            {
                status = number % 3 == 0 ? 500 : 200,
                headers = Headers(message),
                content = new { size = message.Body.Length, mimeType = message.ContentType, text = Convert.ToBase64String(message.Body), encoding = "base64" },
            },
        });
        return JsonSerializer.Serialize(new { log = new { version = "1.2", entries } });
    }

    /// <summary>RRPair JSON lines of outbound pairs.</summary>
    public static string JsonLines(IEnumerable<PlantedMessage> messages) => string.Join('\n', messages.Select((message, number) => JsonSerializer.Serialize(new
    {
        msgType = "rrpair",
        uuid = $"00000000-0000-4000-8000-{number:000000000000}",
        ts = Start.AddSeconds(1000 + number),
        duration = 7,
        direction = "OUT",
        http = new
        {
            req = new { method = "POST", uri = message.Url, headers = HeaderLists(message), bodyBase64 = Convert.ToBase64String(message.Body) },
            res = new { statusCode = number % 3 == 0 ? 503 : 200, headers = HeaderLists(message), bodyBase64 = Convert.ToBase64String(message.Body) },
        },
    })));

    private static IEnumerable<object> Headers(PlantedMessage message) =>
        Pairs(message).Select(header => new { name = header.Key, value = header.Value });

    private static Dictionary<string, string[]> HeaderLists(PlantedMessage message) =>
        Pairs(message).ToDictionary(header => header.Key, header => new[] { header.Value });

    private static IEnumerable<KeyValuePair<string, string>> Pairs(PlantedMessage message)
    {
        yield return new(message.HeaderName, message.HeaderValue);
        if (message.ContentType.Length > 0)
            yield return new("Content-Type", message.ContentType);
        if (message.IsGzip)
            yield return new("Content-Encoding", "gzip");
    }
}
