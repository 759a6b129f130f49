using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Samples.Recording.Reading;

/// <summary>Dates a sample's alert as the traffic that it is about.</summary>
public static class AlertTimes
{
    private static readonly JsonSerializerOptions Written = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Writes the traffic's begin and end into each alert of the webhook's body.</summary>
    public static void Write(string file, RecordedTraffic traffic)
    {
        var webhook = JsonNode.Parse(File.ReadAllText(file))!;
        foreach (var alert in webhook["alerts"]!.AsArray())
        {
            alert!["startsAt"] = Text(traffic.Start);
            alert["endsAt"] = Text(traffic.End);
        }

        File.WriteAllText(file, webhook.ToJsonString(Written) + "\n");
    }

    private static string Text(DateTimeOffset time) => time.UtcDateTime.ToString("O");
}
