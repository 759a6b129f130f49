using System.Text.Json.Serialization;

namespace Radar.Mail.Resources;

/// <summary>A message in the format <c>metadata</c>, as the API sends it.</summary>
internal sealed record MessageResource(string Id, string ThreadId, MessagePart Payload)
{
    /// <summary>When the mailbox received it, in milliseconds since 1970. The API sends 64-bit numbers as strings.</summary>
    [JsonNumberHandling(JsonNumberHandling.AllowReadingFromString)]
    public long InternalDate { get; init; }

    public MailMessage ToMessage() => new(
        Id,
        ThreadId,
        Payload.Header("From"),
        Payload.Header("Subject"),
        DateTimeOffset.FromUnixTimeMilliseconds(InternalDate));
}

/// <summary>The part of a message that holds its headers.</summary>
internal sealed record MessagePart(IReadOnlyList<MessageHeader> Headers)
{
    public string Header(string name) =>
        Headers.FirstOrDefault(header => header.Name.Equals(name, StringComparison.OrdinalIgnoreCase))?.Value ?? "";
}

/// <summary>One header of a message.</summary>
internal sealed record MessageHeader(string Name, string Value);
